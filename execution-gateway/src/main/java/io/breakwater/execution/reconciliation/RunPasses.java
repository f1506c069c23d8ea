package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.reconciliation.WatchLog.Watch;
import io.breakwater.lease.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs comparisons, keeps their reports, and opens the start gate: here, and by a row for the
 * gateways that look on. Confined to the thread that follows the broker.
 */
public final class RunPasses {
  /** As long as the lease of one that follows: who was heard of since may be at work. */
  private static final Duration ALIVE = Duration.ofSeconds(5);

  private final Reconcile reconcile;
  private final ReportBook reports;
  private final WatchLog watch;
  private final StartGate gate;
  private final PassObserver observer;
  private @Nullable Instant startedAt;
  private long readyToken;

  public RunPasses(
      Reconcile reconcile,
      ReportBook reports,
      WatchLog watch,
      StartGate gate,
      PassObserver observer) {
    this.reconcile = reconcile;
    this.reports = reports;
    this.watch = watch;
    this.gate = gate;
    this.observer = observer;
  }

  /** Whether the holder of this lease has yet to compare the books for the first time. */
  public boolean isStartDue(Lease lease) {
    return readyToken != lease.token();
  }

  /** The comparison that opens the gate. */
  public void start(Lease lease, Runnable heartbeat) {
    run(PassKind.START, null, lease, heartbeat);
    readyToken = lease.token();
    gate.open();
  }

  public void scheduled(Lease lease, Runnable heartbeat) {
    run(PassKind.SCHEDULED, null, lease, heartbeat);
  }

  /**
   * Takes up what an operator asked for.
   *
   * @return whether there was anything
   */
  public boolean requested(Lease lease, Runnable heartbeat) {
    Optional<Report> request = reports.requested();
    if (request.isEmpty()) {
      return false;
    }
    try {
      run(PassKind.REQUESTED, request.get(), lease, heartbeat);
    } catch (BrokerUnreadableException e) {
      reports.fail(request.get(), String.valueOf(e.getMessage()));
      throw e;
    }
    return true;
  }

  /** Says why the gate is still closed, if it is. */
  public void failed(String why) {
    gate.because(why);
  }

  /**
   * Tells the gateways that look on how far this one is.
   *
   * @return false where another has taken over
   */
  public boolean beat(Lease lease) {
    gate.standBackFor(null);
    return watch.beat(
        lease.token(),
        !isStartDue(lease),
        gate.whyNotReady().orElse("the first comparison has not ended"));
  }

  /** Of a gateway that does not follow: listens to what the one that does says. */
  public void lookOn() {
    Instant now = watch.now();
    Optional<Watch> said = watch.read();
    gate.standBackFor(
        said.filter(watch -> watch.seenAt().isAfter(now.minus(ALIVE)))
            .map(Watch::otherBuild)
            .orElse(null));
    if (gate.isOpen()) {
      return;
    }
    Instant since = startedAt;
    if (since == null) {
      since = now;
      startedAt = since;
    }
    gate.hear(said, since);
  }

  private void run(PassKind kind, @Nullable Report request, Lease lease, Runnable heartbeat) {
    Findings findings = reconcile.run(kind, heartbeat);
    reports.keep(findings, request, lease.token());
    observer.ended(findings);
  }
}
