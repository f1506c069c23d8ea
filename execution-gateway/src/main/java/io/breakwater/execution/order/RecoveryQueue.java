package io.breakwater.execution.order;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders whose outcome nobody has recorded: SENDING past their deadline, and UNKNOWN. Each
 * method is one transaction; all waiting is measured by the database's clock. Thread-safe, and safe
 * with any number of gateways over one database.
 */
public interface RecoveryQueue {

  /** Takes up to that many orders that are due, under a lease, passing over what others hold. */
  List<Claim> claim(int atMost);

  /**
   * Records that the broker, asked, has no such order, and says what that proves.
   *
   * @throws ClaimLostException if another gateway has claimed the order since
   */
  Absence recordAbsence(Claim claim);

  /**
   * Records that asking taught nothing; the order is due again later.
   *
   * @throws ClaimLostException if another gateway has claimed the order since
   */
  void recordSilence(Claim claim, String why);

  /**
   * Records that the broker, asked, has another order under the id. Where it refused the only copy
   * of ours for that very id, that ends ours as REJECTED; else ours may be there yet, so nobody
   * knows, and the order is due again later.
   *
   * @throws ClaimLostException if another gateway has claimed the order since
   */
  void recordIdTaken(Claim claim);

  /**
   * Asks, holding the gate, whether an order may be sent again under the same id, and sets it a new
   * deadline if it may.
   *
   * @throws ClaimLostException if another gateway has claimed the order since
   */
  Readmission readmit(Claim claim, ResendJudge judge);

  /**
   * Ends an order that is proved not to be at the broker: as REJECTED where the broker refused a
   * repeated send of it, else as NOT_SENT.
   *
   * @throws ClaimLostException if another gateway has claimed the order since
   */
  void conclude(Claim claim, Absence absence);

  /** How long the order that has been UNKNOWN longest has been so; zero where there is none. */
  Duration oldestUnknown();

  /**
   * An order to ask after.
   *
   * @param token fences off whoever held it before
   */
  record Claim(Order order, long token) {}

  /**
   * What the broker's having no such order proves, taken with what was known before.
   *
   * @param isYoung whether the intent is younger than 30 s
   * @param deadlinePassed whether no copy of it can be on its way from us any more
   * @param isProof whether the broker said so three times over at least 10 s, and the send deadline
   *     passed at least 10 s ago
   * @param refusal the broker's refusal of a repeated send, if there was one
   */
  record Absence(
      boolean isYoung, boolean deadlinePassed, boolean isProof, @Nullable String refusal) {

    /** Whether it may be sent again, if neither a halt nor the market stops it. */
    public boolean allowsResend() {
      return isYoung && deadlinePassed && refusal == null;
    }
  }

  /** What became of the question whether to send an order again. */
  enum Readmission {
    /** It may be sent again. */
    WANTED,
    /**
     * Somebody wants it canceled, trading was halted since, or the market is closed to it: it is
     * not wanted any more.
     */
    NOT_WANTED,
    /** What stops it could not be read. */
    NOT_NOW
  }
}
