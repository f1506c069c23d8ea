package io.breakwater.execution.quarantine;

import io.breakwater.execution.broker.Symbol;

/**
 * Why a symbol is in quarantine.
 *
 * @param subject which order, if it is about one; empty if not
 * @param extent what the difference amounts to: another one is not what an operator has accepted
 */
public record Ground(Symbol symbol, DifferenceKind kind, String subject, String extent) {

  /** The thing that the books differ about, whatever the difference amounts to. */
  public Topic topic() {
    return new Topic(symbol, kind, subject);
  }

  /** What the books may differ about. */
  public record Topic(Symbol symbol, DifferenceKind kind, String subject) {}
}
