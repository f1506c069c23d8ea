package io.breakwater.orchestrator.peer.http;

/** Turns the body of an answer into what the feature means by it. */
@FunctionalInterface
public interface AnswerReader<B, T> {

  /**
   * Reads the body.
   *
   * @throws IllegalArgumentException if something is missing from it or out of range
   */
  T read(B body);
}
