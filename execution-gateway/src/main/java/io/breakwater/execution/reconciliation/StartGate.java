package io.breakwater.execution.reconciliation;

import io.breakwater.execution.risk.OtherBuild;
import io.breakwater.execution.risk.ReconciliationReadiness;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether our books have been compared with the broker's since this process started: by itself, or
 * by another gateway that was seen at it since. Closed until proven; once open, it stays so,
 * because whoever follows the broker goes on comparing, and quarantines what differs. Thread-safe.
 */
public final class StartGate implements ReconciliationReadiness, OtherBuild {
  private volatile @Nullable String closedBecause =
      "our books have not been compared with the broker's yet";

  private volatile @Nullable String otherBuild;

  @Override
  public Optional<String> whyNotReady() {
    return Optional.ofNullable(closedBecause)
        .or(() -> atWork().map(build -> "a gateway of another build follows the broker: " + build));
  }

  @Override
  public Optional<String> atWork() {
    return Optional.ofNullable(otherBuild);
  }

  /**
   * Takes in which build the gateway is of that follows the broker now.
   *
   * @param other null where it is this gateway's, or nobody follows
   */
  void standBackFor(@Nullable String other) {
    otherBuild = other;
  }

  boolean isOpen() {
    return closedBecause == null;
  }

  /** Says why it is still closed. If it is open, does nothing. */
  synchronized void because(String why) {
    if (closedBecause != null) {
      closedBecause = why;
    }
  }

  /**
   * Takes in what the gateway that follows the broker has said last. It counts only if that was
   * since this process started: what was said before may be a dead process's.
   */
  void hear(Optional<WatchLog.Watch> said, Instant startedAt) {
    if (said.isEmpty() || !said.get().seenAt().isAfter(startedAt)) {
      because("the gateway that follows the broker has not been heard of");
    } else if (said.get().ready()) {
      open();
    } else {
      because("the gateway that follows the broker: " + said.get().why());
    }
  }

  synchronized void open() {
    closedBecause = null;
  }
}
