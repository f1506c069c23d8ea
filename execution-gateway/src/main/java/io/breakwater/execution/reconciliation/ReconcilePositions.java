package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.Holdings;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import io.breakwater.money.SignedQuantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares positions. A difference counts only if the broker said the same twice while everything
 * that it had executed in between was fetched: what moved meanwhile is looked at again, and where
 * fills are known to be on their way, it is too early to judge. Thread-safe.
 */
public final class ReconcilePositions {
  private static final int ROUNDS = 3;

  private final BrokerBook brokerBook;
  private final Holdings holdings;
  private final OrderIndex index;
  private final Adoptions adoptions;

  public ReconcilePositions(
      BrokerBook brokerBook, Holdings holdings, OrderIndex index, Adoptions adoptions) {
    this.brokerBook = brokerBook;
    this.holdings = holdings;
    this.index = index;
    this.adoptions = adoptions;
  }

  /**
   * What positions have come to.
   *
   * @param agreed symbols of which both say the same
   * @param moving symbols that could not be judged, because they moved all the while
   */
  record Outcome(
      List<Difference> differences, Set<Symbol> agreed, Set<Symbol> moving, int compared) {}

  /**
   * Compares.
   *
   * @param fetchExecutions books whatever the broker has executed, and says what was new of it
   */
  Outcome run(Supplier<List<Difference>> fetchExecutions) {
    List<Difference> found = new ArrayList<>();
    Map<Symbol, SignedQuantity> before = theirs();
    Map<Symbol, SignedQuantity> ours = ours();
    Set<Symbol> open = union(ours, before);
    int compared = open.size();
    Set<Symbol> agreed = new HashSet<>();
    agree(open, ours, before, agreed);
    for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
      found.addAll(fetchExecutions.get());
      ours = ours();
      Map<Symbol, SignedQuantity> after = theirs();
      agree(open, ours, after, agreed);
      judge(open, ours, before, after, found);
      before = after;
    }
    return new Outcome(List.copyOf(found), Set.copyOf(agreed), Set.copyOf(open), compared);
  }

  private static void agree(
      Set<Symbol> open,
      Map<Symbol, SignedQuantity> ours,
      Map<Symbol, SignedQuantity> theirs,
      Set<Symbol> agreed) {
    for (Symbol symbol : Set.copyOf(open)) {
      if (of(ours, symbol).equals(of(theirs, symbol))) {
        agreed.add(symbol);
        open.remove(symbol);
      }
    }
  }

  private void judge(
      Set<Symbol> open,
      Map<Symbol, SignedQuantity> ours,
      Map<Symbol, SignedQuantity> before,
      Map<Symbol, SignedQuantity> after,
      List<Difference> found) {
    Set<Symbol> inFlight = new HashSet<>(index.symbolsInFlight());
    inFlight.addAll(adoptions.symbolsSeenWithin(ReconcileOrders.ORPHANED_AFTER));
    for (Symbol symbol : Set.copyOf(open)) {
      SignedQuantity theirs = of(after, symbol);
      if (of(before, symbol).equals(theirs)) {
        open.remove(symbol);
        SignedQuantity held = of(ours, symbol);
        found.add(
            new Difference(
                new Ground(
                    symbol, DifferenceKind.POSITION_DIFFERS, "", theirs.minus(held).toString()),
                held.toString(),
                theirs.toString(),
                inFlight.contains(symbol) ? Resolution.WAITING : Resolution.QUARANTINED));
      }
    }
  }

  private Map<Symbol, SignedQuantity> ours() {
    return holdings.all(null).stream()
        .collect(Collectors.toMap(Holding::symbol, holding -> holding.position().quantity()));
  }

  private Map<Symbol, SignedQuantity> theirs() {
    return brokerBook.positions().stream()
        .collect(
            Collectors.toMap(
                BrokerPosition::symbol, BrokerPosition::quantity, SignedQuantity::plus));
  }

  private static SignedQuantity of(Map<Symbol, SignedQuantity> quantities, Symbol symbol) {
    return quantities.getOrDefault(symbol, SignedQuantity.ZERO);
  }

  private static Set<Symbol> union(
      Map<Symbol, SignedQuantity> one, Map<Symbol, SignedQuantity> other) {
    Set<Symbol> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }
}
