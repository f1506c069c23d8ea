package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.UnsoundTermsException;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderOrigin;
import io.breakwater.execution.order.OrderProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Foreign orders, from the rows that reports of them have left; adopted ones get an order's row,
 * under the lock that orders for the symbol are judged under. Thread-safe.
 */
final class JdbcAdoptions implements Adoptions {
  private static final String EXTERNAL = "external";

  /** What stands in place of a decision record: no gate was asked. */
  private static final String DECISION =
      """
      [{"check": "origin", "verdict": "adopted",
        "observed": "EXTERNAL: the broker had it and nobody had sent it through here"}]
      """;

  /** Open, or filled in part at least; and no order of ours. */
  private static final String OF_CONSEQUENCE =
      """
       foreign_order where account = :account
        and (filled_quantity > 0
            or status not in ('filled', 'canceled', 'expired', 'replaced', 'rejected'))
        and not exists (select from orders where orders.account = foreign_order.account
            and orders.broker_order_id = foreign_order.broker_order_id)
      """;

  private final OrderRows rows;
  private final OrderPathTransactions transactions;
  private final SymbolLock symbolLock;
  private final OrderInsertion insertion;
  private final ExitRows exits;

  JdbcAdoptions(OrderRows rows, OrderPathTransactions transactions, SymbolLock symbolLock) {
    this.rows = rows;
    this.transactions = transactions;
    this.symbolLock = symbolLock;
    this.insertion = OrderInsertion.ofUnsent(rows);
    this.exits = new ExitRows(rows, insertion);
  }

  @Override
  public List<BrokerOrderId> foreign(int atMost) {
    return jdbc()
        .sql(
            "select broker_order_id from"
                + OF_CONSEQUENCE
                + " order by first_seen_at, broker_order_id limit :most")
        .param("account", rows.account())
        .param("most", atMost)
        .query((row, number) -> new BrokerOrderId(row.getString("broker_order_id")))
        .list();
  }

  @Override
  public Set<Symbol> symbolsSeenWithin(Duration age) {
    return Set.copyOf(
        jdbc()
            .sql(
                "select distinct symbol from"
                    + OF_CONSEQUENCE
                    + " and first_seen_at > clock_timestamp() - :millis * interval '1 millisecond'")
            .param("account", rows.account())
            .param("millis", age.toMillis())
            .query((row, number) -> new Symbol(row.getString("symbol")))
            .list());
  }

  @Override
  public Adoption adopt(BrokerOrder order, Duration seenFor) {
    return transactions.run(() -> {
      symbolLock.take(rows.account(), order.symbol());
      if (!isSeenFor(order, seenFor)) {
        return Adoption.TOO_SOON;
      }
      if (isAdopted(order)) {
        return Adoption.ADOPTED;
      }
      return order
          .inOurWords()
          .filter(terms -> isBounded(terms, order))
          .flatMap(terms -> insert(order, terms))
          .map(_ -> Adoption.ADOPTED)
          .orElse(Adoption.NOT_MODELLED);
    });
  }

  /** Of an open order by money nobody can say how many shares it may come to. */
  private static boolean isBounded(OrderTerms terms, BrokerOrder order) {
    return terms.quantity() != null || !OrderProgress.sending().after(order).status().isOpen();
  }

  private boolean isSeenFor(BrokerOrder order, Duration seenFor) {
    return jdbc()
        .sql(
            """
            select exists (select from foreign_order
                where account = :account and broker_order_id = :id and first_seen_at
                    <= clock_timestamp() - :millis * interval '1 millisecond')
            """)
        .param("account", rows.account())
        .param("id", order.id().value())
        .param("millis", seenFor.toMillis())
        .query(Boolean.class)
        .single();
  }

  private boolean isAdopted(BrokerOrder order) {
    return jdbc()
        .sql(
            """
            select exists (select from orders
                where account = :account and broker_order_id = :id)
            """)
        .param("account", rows.account())
        .param("id", order.id().value())
        .query(Boolean.class)
        .single();
  }

  /** Empty where an order of ours has its client order id. */
  private Optional<Order> insert(BrokerOrder theirs, OrderTerms terms) {
    Instant now = rows.now();
    var order =
        new Order(
            new OrderId(UUID.randomUUID()),
            theirs.clientOrderId(),
            null,
            terms,
            null,
            null,
            OrderOrigin.EXTERNAL,
            OrderProgress.sending(),
            Order.FIRST_VERSION,
            now,
            now,
            null);
    if (insertion.insertAdopted(order, hashOf(order), EXTERNAL, DECISION) == 0) {
      return Optional.empty();
    }
    rows.append(
        order,
        "order.adopted",
        EvidenceSource.POLL,
        "gateway",
        Map.of("broker_order_id", theirs.id().value()));
    Order adopted =
        rows.save(order, order.progress().after(theirs), EvidenceSource.POLL, "gateway");
    exits.take(adopted, theirs, EvidenceSource.POLL);
    return Optional.of(adopted);
  }

  /**
   * That of a request without a strategy. A database that came back older than it was has forgotten
   * the row of an order of ours: whoever asks for that order again finds it adopted.
   */
  private static String hashOf(Order order) {
    try {
      return new NewOrder(order.clientOrderId(), null, order.terms(), true, EXTERNAL).hash();
    } catch (UnsoundTermsException e) {
      // The broker took what we would not send: nobody can have asked us for it.
      return EXTERNAL;
    }
  }

  private JdbcClient jdbc() {
    return rows.jdbc();
  }
}
