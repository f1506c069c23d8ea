package io.breakwater.killswitch;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A latch that stops new risk. Cancels never consult it.
 *
 * <p>It remembers a durable row and is not the truth itself; who, why and when stand in the audit
 * trail. Engaging needs nobody's consent; that disengaging takes a reason and a second person is
 * for the caller to see to.
 *
 * <p>Thread-safe. {@link #engage} and {@link #disengage} report whether they changed anything, so
 * the caller logs, counts and audits each transition exactly once, however many threads race.
 */
public final class KillSwitch {

  private final AtomicBoolean engaged;

  private KillSwitch(boolean engaged) {
    this.engaged = new AtomicBoolean(engaged);
  }

  /** For start-up before the persisted state has been read: unknown is treated as engaged. */
  public static KillSwitch engagedUntilProvenOtherwise() {
    return new KillSwitch(true);
  }

  /**
   * Stops new risk. If it is stopped already, does nothing.
   *
   * @return true if this call engaged the switch, false if it already was
   */
  public boolean engage() {
    return engaged.compareAndSet(false, true);
  }

  /**
   * Lets new risk through again. If nothing is stopped, does nothing.
   *
   * @return true if this call disengaged the switch, false if it already was
   */
  public boolean disengage() {
    return engaged.compareAndSet(true, false);
  }

  public boolean isEngaged() {
    return engaged.get();
  }
}
