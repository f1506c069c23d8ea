package io.breakwater.execution.webhook.incoming.scheduling;

import io.breakwater.execution.webhook.incoming.FollowHints;
import io.breakwater.execution.webhook.incoming.HintInbox;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Follows hints, and forgets old ones. Thread-safe. */
public final class HintSchedule {
  private final FollowHints followHints;
  private final HintInbox inbox;
  private final Duration retention;

  public HintSchedule(FollowHints followHints, HintInbox inbox, Duration retention) {
    this.followHints = followHints;
    this.inbox = inbox;
    this.retention = retention;
  }

  @Scheduled(fixedDelay = 250)
  void follow() {
    followHints.followDue();
  }

  @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void prune() {
    inbox.prune(retention);
  }
}
