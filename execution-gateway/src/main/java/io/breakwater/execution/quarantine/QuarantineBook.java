package io.breakwater.execution.quarantine;

import io.breakwater.execution.broker.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The symbols that may not be traded, and why. Each method is one transaction, or joins the one
 * that runs. Thread-safe.
 */
public interface QuarantineBook {

  /**
   * Puts a symbol into quarantine. If it is for that reason already, notes what the difference now
   * amounts to.
   *
   * @return the state of the entry: RELEASED where an operator has accepted this very difference
   */
  State open(Ground ground);

  /** Takes the reason away, because the books agree. If there is none, does nothing. */
  void agree(Ground.Topic topic);

  /** Everything that has not come to agree, the released included, by symbol. */
  List<Entry> standing();

  /**
   * Lets a symbol be traded although its books differ: a person has looked.
   *
   * @param actor who did, from the credential
   * @return what was released; nothing where the symbol was not in quarantine
   */
  List<Entry> release(Symbol symbol, String reason, String actor);

  /** What has become of a reason. */
  enum State {
    /** The symbol may not be traded. */
    OPEN,
    /** An operator has accepted the difference. */
    RELEASED,
    /** The books agree again. */
    AGREED
  }

  /**
   * A reason for quarantine, as it stands.
   *
   * @param openedAt market time
   * @param releasedBy null while it is not released
   */
  record Entry(
      Ground ground,
      State state,
      Instant openedAt,
      @Nullable String releasedBy,
      @Nullable String releaseReason) {}
}
