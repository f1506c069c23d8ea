package io.breakwater.execution.order;

import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.OrderTable.Row;
import io.breakwater.execution.risk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recovery queue over rows in memory. It hands out one order at a time, so that nobody but the
 * caller decides which is asked after first.
 */
public final class InMemoryRecoveryQueue implements RecoveryQueue {
  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final Duration AT_LEAST = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration YOUNG = Duration.ofSeconds(30);
  private static final Duration LONG_PAST = Duration.ofSeconds(10);
  private static final String ID_TAKEN = "the broker has another order under this client order id";
  private static final List<Long> DUE_AFTER_MILLIS =
      List.of(300L, 1_000L, 2_000L, 5_000L, 10_000L, 30_000L);

  private final OrderTable table;

  public InMemoryRecoveryQueue(OrderTable table) {
    this.table = table;
  }

  /** When the next order is due, if any will be. */
  public Optional<Instant> nextDue() {
    Instant next = null;
    for (Row row : table.rows()) {
      Instant due = row.nextLookupAt;
      if (row.order.status().isUnsettled() && due != null) {
        due = row.leaseUntil != null && row.leaseUntil.isAfter(due) ? row.leaseUntil : due;
        next = next == null || due.isBefore(next) ? due : next;
      }
    }
    return Optional.ofNullable(next);
  }

  @Override
  public List<Claim> claim(int atMost) {
    Instant now = table.clock.instant();
    return unsettled()
        .filter(row -> isOver(row.nextLookupAt, now))
        .filter(row -> row.leaseUntil == null || isOver(row.leaseUntil, now))
        .min(Comparator.comparing(row -> row.nextLookupAt))
        .map(row -> {
          row.leaseToken++;
          row.leaseUntil = now.plus(LEASE);
          return List.of(new Claim(row.order, row.leaseToken));
        })
        .orElse(List.of());
  }

  private Stream<Row> unsettled() {
    return table.rows().stream().filter(row -> row.order.status().isUnsettled());
  }

  @Override
  public Absence recordAbsence(Claim claim) {
    Row row = lock(claim);
    Instant now = table.clock.instant();
    becomeUnknown(row, "the broker does not have it");
    row.absentLookups++;
    Instant firstAbsentAt = row.firstAbsentAt == null ? now : row.firstAbsentAt;
    row.firstAbsentAt = firstAbsentAt;
    var absence =
        new Absence(
            !row.recordedAt.isBefore(now.minus(YOUNG)),
            isOver(row.sendDeadline, now),
            row.absentLookups >= 3
                && isOver(firstAbsentAt, now.minus(LONG_PAST))
                && isOver(row.sendDeadline, now.minus(LONG_PAST)),
            row.refusal);
    scheduleNext(row, absence.allowsResend());
    return absence;
  }

  @Override
  public void recordSilence(Claim claim, String why) {
    Row row = lock(claim);
    becomeUnknown(row, why);
    scheduleNext(row, false);
  }

  @Override
  public void recordIdTaken(Claim claim) {
    Row row = lock(claim);
    if (row.refusedAsDuplicate && row.sends <= 1) {
      table.save(
          row, row.order.progress().to(OrderStatus.REJECTED, ID_TAKEN), EvidenceSource.GATEWAY);
    } else {
      becomeUnknown(row, ID_TAKEN);
      scheduleNext(row, false);
    }
  }

  @Override
  public Readmission readmit(Claim claim, ResendJudge judge) {
    Row row = lock(claim);
    Order order = row.order;
    if (order.cancelRequestedAt() != null) {
      return Readmission.NOT_WANTED;
    }
    OrderTerms terms = order.terms();
    var proposed =
        NewOrder.proposed(order.clientOrderId(), order.strategy(), terms, terms.quantity(), true);
    return switch (judge.judge(proposed, row.sendEpoch, table.gate()).outcome()) {
      case Verdict.Passed _ -> sendAgain(row);
      case Verdict.Refused _ -> Readmission.NOT_WANTED;
      case Verdict.Unjudgeable _ -> Readmission.NOT_NOW;
    };
  }

  private Readmission sendAgain(Row row) {
    row.sends++;
    row.sendEpoch = table.epoch();
    row.absentLookups = 0;
    row.firstAbsentAt = null;
    row.lookups = 0;
    row.leaseUntil = null;
    row.sendDeadline = table.clock.instant().plus(table.sendDeadline);
    row.nextLookupAt = row.sendDeadline;
    return Readmission.WANTED;
  }

  @Override
  public void conclude(Claim claim, Absence absence) {
    Row row = lock(claim);
    String refusal = absence.refusal();
    OrderProgress progress = row.order.progress();
    table.save(
        row,
        refusal == null
            ? progress.to(OrderStatus.NOT_SENT, "proved not to be at the broker")
            : progress.to(OrderStatus.REJECTED, refusal),
        EvidenceSource.GATEWAY);
  }

  @Override
  public Duration oldestUnknown() {
    Instant now = table.clock.instant();
    return table.rows().stream()
        .filter(row -> row.order.status() == OrderStatus.UNKNOWN && row.unknownSince != null)
        .map(row -> Duration.between(row.unknownSince, now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Row lock(Claim claim) {
    Row row = table.row(claim.order().id());
    if (row.leaseToken != claim.token() || !row.order.status().isUnsettled()) {
      throw new ClaimLostException(row.order.id());
    }
    return row;
  }

  private void becomeUnknown(Row row, String why) {
    if (row.order.status() == OrderStatus.SENDING) {
      row.unknownSince = table.clock.instant();
      table.save(row, row.order.progress().to(OrderStatus.UNKNOWN, why), EvidenceSource.GATEWAY);
    }
  }

  private void scheduleNext(Row row, boolean soon) {
    row.lookups += soon ? 0 : 1;
    row.leaseUntil = null;
    Instant now = table.clock.instant();
    Instant since = row.unknownSince == null ? now : row.unknownSince;
    Instant due = since.plusMillis(dueAfterMillis(row.lookups));
    Instant least = now.plus(AT_LEAST);
    Instant next = due.isBefore(least) ? least : due;
    Instant latest = now.plus(SOON);
    row.nextLookupAt = soon && next.isAfter(latest) ? latest : next;
  }

  private static long dueAfterMillis(int lookups) {
    int last = DUE_AFTER_MILLIS.size() - 1;
    return lookups <= last
        ? DUE_AFTER_MILLIS.get(lookups)
        : DUE_AFTER_MILLIS.get(last) * (1 + lookups - last);
  }

  private static boolean isOver(@Nullable Instant until, Instant now) {
    return until != null && !until.isAfter(now);
  }
}
