package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.ClaimLostException;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.order.ResendJudge;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.ProposedOrder;
import io.breakwater.execution.risk.TradingGate;
import io.breakwater.execution.risk.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Hands out what is unsettled, under leases on the rows themselves. Thread-safe. */
public final class JdbcRecoveryQueue implements RecoveryQueue {
  private static final String GATEWAY = "gateway";
  private static final String ID_TAKEN = "the broker has another order under this client order id";

  /** Longer than a lookup, a readmission and a send together can take. */
  private static final Duration LEASE = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final OrderRows rows;
  private final OrderPathTransactions transactions;
  private final TradingGate gate;
  private final Duration sendDeadline;
  private final String owner;

  JdbcRecoveryQueue(
      OrderRows rows,
      OrderPathTransactions transactions,
      TradingGate gate,
      Duration sendDeadline,
      String owner) {
    this.rows = rows;
    this.transactions = transactions;
    this.gate = gate;
    this.sendDeadline = sendDeadline;
    this.owner = owner;
  }

  @Override
  public List<Claim> claim(int atMost) {
    return rows.jdbc()
        .sql(
            """
            update orders set lease_owner = :owner, lease_token = lease_token + 1,
                lease_until = clock_timestamp() + :leaseMillis * interval '1 millisecond'
            where order_id in (
                select order_id from orders
                where account = :account and status in ('SENDING', 'UNKNOWN')
                  and next_lookup_at <= clock_timestamp()
                  and (lease_until is null or lease_until <= clock_timestamp())
                order by next_lookup_at limit :most for update skip locked)
            returning lease_token,
            """
                + OrderRowMapper.COLUMNS)
        .param("owner", owner)
        .param("leaseMillis", LEASE.toMillis())
        .param("account", rows.account())
        .param("most", atMost)
        .query((row, number) ->
            new Claim(OrderRowMapper.order(row, number), row.getLong("lease_token")))
        .list();
  }

  @Override
  public Absence recordAbsence(Claim claim) {
    return transactions.run(() -> {
      Order order = lock(claim);
      becomeUnknown(order, "the broker does not have it");
      Absence absence =
          rows.jdbc()
              .sql(
                  """
                  update orders set absent_lookups = absent_lookups + 1,
                      first_absent_at = coalesce(first_absent_at, clock_timestamp())
                  where order_id = :id
                  returning clock_timestamp() - recorded_at <= interval '30 seconds' as young,
                      send_deadline <= clock_timestamp() as deadline_passed,
                      absent_lookups >= 3
                          and first_absent_at <= clock_timestamp() - interval '10 seconds'
                          and send_deadline <= clock_timestamp() - interval '10 seconds' as proof,
                      refusal
                  """)
              .param("id", claim.order().id().value())
              .query((row, number) ->
                  new Absence(
                      row.getBoolean("young"),
                      row.getBoolean("deadline_passed"),
                      row.getBoolean("proof"),
                      row.getString("refusal")))
              .single();
      scheduleNext(claim, absence.allowsResend());
      return absence;
    });
  }

  @Override
  public void recordSilence(Claim claim, String why) {
    transactions.run(() -> {
      becomeUnknown(lock(claim), why);
      return scheduleNext(claim, false);
    });
  }

  @Override
  public void recordIdTaken(Claim claim) {
    transactions.run(() -> {
      Order order = lock(claim);
      if (wasOnlyCopyRefusedAsDuplicate(order)) {
        return rows.save(
            order,
            order.progress().to(OrderStatus.REJECTED, ID_TAKEN),
            EvidenceSource.GATEWAY,
            GATEWAY);
      }
      becomeUnknown(order, ID_TAKEN);
      scheduleNext(claim, false);
      return order;
    });
  }

  private boolean wasOnlyCopyRefusedAsDuplicate(Order order) {
    return rows.jdbc()
        .sql("select refused_as_duplicate and sends <= 1 from orders where order_id = :id")
        .param("id", order.id().value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public Readmission readmit(Claim claim, ResendJudge judge) {
    return transactions.run(() -> {
      GateReading reading = gate.hold();
      Order order = lock(claim);
      if (order.cancelRequestedAt() != null) {
        return Readmission.NOT_WANTED;
      }
      Decision decision = judge.judge(proposed(order), epochOf(order), reading);
      return switch (decision.outcome()) {
        case Verdict.Passed _ -> sendAgain(order, reading);
        case Verdict.Refused _ -> Readmission.NOT_WANTED;
        case Verdict.Unjudgeable _ -> Readmission.NOT_NOW;
      };
    });
  }

  private static ProposedOrder proposed(Order order) {
    OrderTerms terms = order.terms();
    return NewOrder.proposed(
        order.clientOrderId(), order.strategy(), terms, terms.quantity(), true);
  }

  private long epochOf(Order order) {
    return rows.jdbc()
        .sql("select send_epoch from orders where order_id = :id")
        .param("id", order.id().value())
        .query(Long.class)
        .single();
  }

  /** What was absent before this copy left proves nothing about this copy: counting starts anew. */
  private Readmission sendAgain(Order order, GateReading reading) {
    long epoch = reading instanceof GateReading.Read(_, long read) ? read : 0;
    rows.jdbc()
        .sql(
            """
            update orders set sends = sends + 1, send_epoch = :epoch, absent_lookups = 0,
                first_absent_at = null, lookups = 0, lease_until = null,
                send_deadline = clock_timestamp() + :deadlineMillis * interval '1 millisecond',
                next_lookup_at = clock_timestamp() + :deadlineMillis * interval '1 millisecond'
            where order_id = :id
            """)
        .param("epoch", epoch)
        .param("deadlineMillis", sendDeadline.toMillis())
        .param("id", order.id().value())
        .update();
    rows.append(
        order,
        "order.sending_again",
        EvidenceSource.GATEWAY,
        GATEWAY,
        Map.of("epoch", Long.toString(epoch)));
    return Readmission.WANTED;
  }

  @Override
  public void conclude(Claim claim, Absence absence) {
    transactions.run(() -> {
      Order order = lock(claim);
      String refusal = absence.refusal();
      var concluded =
          refusal == null
              ? order.progress().to(OrderStatus.NOT_SENT, "proved not to be at the broker")
              : order.progress().to(OrderStatus.REJECTED, refusal);
      return rows.save(order, concluded, EvidenceSource.GATEWAY, GATEWAY);
    });
  }

  @Override
  public Duration oldestUnknown() {
    long millis =
        rows.jdbc()
            .sql(
                """
                select coalesce(extract(epoch from clock_timestamp() - min(unknown_since)) * 1000, 0)
                from orders where account = :account and status = 'UNKNOWN'
                """)
            .param("account", rows.account())
            .query(Long.class)
            .single();
    return Duration.ofMillis(millis);
  }

  /** A token that has moved on means that this gateway was slow, and another is at it. */
  private Order lock(Claim claim) {
    Order order = rows.lock(claim.order().id());
    long token =
        rows.jdbc()
            .sql("select lease_token from orders where order_id = :id")
            .param("id", order.id().value())
            .query(Long.class)
            .single();
    if (token != claim.token() || !order.status().isUnsettled()) {
      throw new ClaimLostException(order.id());
    }
    return order;
  }

  private void becomeUnknown(Order order, String why) {
    if (order.status() == OrderStatus.SENDING) {
      rows.jdbc()
          .sql("update orders set unknown_since = clock_timestamp() where order_id = :id")
          .param("id", order.id().value())
          .update();
      rows.save(
          order, order.progress().to(OrderStatus.UNKNOWN, why), EvidenceSource.GATEWAY, GATEWAY);
    }
  }

  /**
   * Also gives the order back: the token alone fences off what this claim may yet write.
   *
   * @param soon whether not to wait longer than a second: what may be sent again is young for 30 s
   *     only, and the growing intervals would let most of that pass if a gate cannot judge just
   *     now, no turn is free or this gateway dies. Such a lookup is not counted: once it is too
   *     old, the intervals grow from where they were
   */
  private int scheduleNext(Claim claim, boolean soon) {
    int lookups =
        rows.jdbc()
            .sql(
                """
                update orders set lookups = lookups + case when :soon then 0 else 1 end
                where order_id = :id returning lookups
                """)
            .param("soon", soon)
            .param("id", claim.order().id().value())
            .query(Integer.class)
            .single();
    return rows.jdbc()
        .sql(
            """
            update orders set lease_until = null, next_lookup_at = least(
                greatest(
                    clock_timestamp() + interval '100 milliseconds',
                    unknown_since + :dueMillis * interval '1 millisecond'),
                case when :soon then clock_timestamp() + :soonMillis * interval '1 millisecond' end)
            where order_id = :id
            """)
        .param("dueMillis", Backoff.dueAfter(lookups).toMillis())
        .param("soon", soon)
        .param("soonMillis", SOON.toMillis())
        .param("id", claim.order().id().value())
        .update();
  }
}
