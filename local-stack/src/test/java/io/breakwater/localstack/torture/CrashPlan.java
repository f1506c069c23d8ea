package io.breakwater.localstack.torture;

import io.breakwater.localstack.torture.agent.CrashPoint;
import java.nio.file.Path;
import java.util.List;

/**
 * One crash point of the failure model, the method that stands for it, and how it is reached.
 *
 * @param id its number in the failure model, and a letter where one number has several places
 * @param what happens there, for people
 * @param className the class of the method, without {@code io.breakwater.execution}
 * @param method its name
 * @param atExit whether the process ends when it returns
 * @param argument type of its first argument, where overloads must be told apart; else empty
 * @param within {@code Class.method} among the callers; else empty
 * @param delayMillis how long the process lives on
 * @param scenario what has to be done for it to be reached
 */
record CrashPlan(
    String id,
    String what,
    String className,
    String method,
    boolean atExit,
    String argument,
    String within,
    long delayMillis,
    Scenario scenario) {
  private static final String LEDGER = "order.jdbc.JdbcOrderLedger";
  private static final String EXECUTIONS = "order.jdbc.JdbcExecutionLedger";
  private static final String CANCELS = "order.jdbc.JdbcCancelRequests";
  private static final String BROKER = "broker.alpaca.AlpacaBroker";
  private static final String HTTP = "broker.alpaca.AlpacaHttp";
  private static final long ON_THE_WIRE = 150;

  /** What leads to a crash point. */
  enum Scenario {
    /** A client asks for a resting order. */
    SUBMIT,
    /** The same of two gateways at once, under one key. */
    SUBMIT_TO_BOTH,
    /** Two clients ask two gateways for two orders of one symbol. */
    RIVALS,
    /** The request is on its way for a while. */
    SLOW_REQUEST,
    /** The broker takes the order, and its answer is lost. */
    LOST_ANSWER,
    /** The broker has the order already when we send it. */
    ALREADY_THERE,
    /** The broker refuses the order. */
    REFUSED,
    /** The order fills before the answer is there. */
    FILL_BEFORE_ANSWER,
    /** The order fills, and the stream says so. */
    FILL,
    /** The order fills, and the stream does not say so. */
    FILL_UNHEARD,
    /** The order fills, and the stream does not name the execution. */
    FILL_UNNAMED,
    /** A fill is taken back. */
    BUST,
    /** Another fill is put in the place of one. */
    CORRECTION,
    /** A webhook tells of an order. */
    WEBHOOK,
    /** Something happens that the readers of the event table have to tell of. */
    EVENTS,
    /** Somebody else places an order. */
    FOREIGN,
    /** An order is canceled. */
    CANCEL,
    /** All open orders are canceled. */
    CANCEL_ALL,
    /** An order is replaced by another. */
    REPLACE,
    /** The request is lost, and the order is to be sent again. */
    RECOVERY,
    /** A fill that nobody heard of is left to the next process, which dies fetching it. */
    CATCH_UP;

    /** Whether a second gateway stands by; else the one that dies alone hears and recovers. */
    boolean hasSurvivor() {
      return switch (this) {
        case SUBMIT,
            SUBMIT_TO_BOTH,
            RIVALS,
            SLOW_REQUEST,
            LOST_ANSWER,
            ALREADY_THERE,
            REFUSED,
            CANCEL,
            CANCEL_ALL,
            REPLACE,
            WEBHOOK ->
            true;
        case FILL_BEFORE_ANSWER,
            FILL,
            FILL_UNHEARD,
            FILL_UNNAMED,
            BUST,
            CORRECTION,
            EVENTS,
            FOREIGN,
            RECOVERY,
            CATCH_UP ->
            false;
      };
    }
  }

  /** Every point where code exists. What is left out, and why, is said in docs/reliability.md. */
  static List<CrashPlan> all() {
    return List.of(
        entry("C1", "before transaction T1", "order.SubmitOrder", "submit", Scenario.SUBMIT),
        exit(
            "C2",
            "one key at two gateways, in T1 with the row written",
            LEDGER,
            "recordSending",
            Scenario.SUBMIT_TO_BOTH),
        exit(
            "C3",
            "two orders for one symbol, holding its lock",
            "order.jdbc.SymbolLock",
            "take",
            Scenario.RIVALS),
        entry("C4a", "at the commit of T1", "", "commit", Scenario.SUBMIT)
            .of("org.postgresql.jdbc.PgConnection")
            .within("JdbcOrderLedger.admit"),
        exit("C4b", "T1 committed, the driver has not said so", "", "commit", Scenario.SUBMIT)
            .of("org.postgresql.jdbc.PgConnection")
            .within("JdbcOrderLedger.admit"),
        exit("C5", "after T1, before the first byte", LEDGER, "admit", Scenario.SUBMIT),
        entry("C6", "request on the wire", HTTP, "post", Scenario.SLOW_REQUEST).after(ON_THE_WIRE),
        entry("C7a", "answer lost, not yet UNKNOWN", LEDGER, "record", Scenario.LOST_ANSWER),
        exit("C7b", "answer lost, UNKNOWN recorded", LEDGER, "record", Scenario.LOST_ANSWER),
        entry("C8", "duplicate id, before the lookup", BROKER, "find", Scenario.ALREADY_THERE)
            .taking("ClientOrderId")
            .within("OrderSender.checked"),
        entry("C9", "refused, not yet recorded", LEDGER, "record", Scenario.REFUSED),
        entry("C10", "accepted, not yet recorded", LEDGER, "record", Scenario.SUBMIT),
        exit("C18a", "cancel recorded, broker not asked", CANCELS, "record", Scenario.CANCEL),
        entry("C18b", "canceled at the broker, not recorded", CANCELS, "taken", Scenario.CANCEL),
        entry(
            "C18c",
            "all cancels recorded, the first is canceled at the broker",
            CANCELS,
            "taken",
            Scenario.CANCEL_ALL),
        entry("C19a", "replacement accepted, not yet recorded", LEDGER, "record", Scenario.REPLACE),
        entry(
            "C19b",
            "replacement recorded, the replaced order not yet",
            LEDGER,
            "recordReplacing",
            Scenario.REPLACE),
        entry(
            "C11",
            "fill booked before the answer is there",
            "order.metrics.MicrometerOrderObserver",
            "countedFill",
            Scenario.FILL_BEFORE_ANSWER),
        exit(
            "C12",
            "an order that is not ours, noted and not committed",
            "order.jdbc.ForeignOrders",
            "note",
            Scenario.FOREIGN),
        exit(
            "C13",
            "a webhook kept, its sender not told",
            "webhook.incoming.jdbc.JdbcHintInbox",
            "keep",
            Scenario.WEBHOOK),
        entry(
            "C14a",
            "fill inserted, position not moved",
            "position.jdbc.JdbcPositionMover",
            "fillCounted",
            Scenario.FILL),
        exit("C14b", "position moved, not committed", EXECUTIONS, "recordFill", Scenario.FILL),
        exit(
            "C15",
            "missing fills fetched, none booked",
            BROKER,
            "executionsOf",
            Scenario.FILL_UNHEARD),
        exit(
            "C16",
            "a fill without an id counted, not committed",
            EXECUTIONS,
            "recordFill",
            Scenario.FILL_UNNAMED),
        exit(
            "C17a",
            "stream up again, executions fetched, none booked",
            BROKER,
            "executionsAfter",
            Scenario.CATCH_UP),
        entry(
            "C17b",
            "executions booked, mark not moved",
            "catchup.jdbc.JdbcExecutionMark",
            "advance",
            Scenario.CATCH_UP),
        entry(
            "C20a",
            "a bust noted, position not moved",
            "position.jdbc.JdbcPositionMover",
            "fillReversed",
            Scenario.BUST),
        exit(
            "C20b",
            "a correction booked, not committed",
            EXECUTIONS,
            "recordReversal",
            Scenario.CORRECTION),
        exit(
            "C21a",
            "events chained, not committed",
            "audit.chain.jdbc.JdbcAuditChain",
            "append",
            Scenario.EVENTS),
        entry(
            "C21b",
            "a receiver told of an event, and the cursor not moved",
            "webhook.outgoing.jdbc.JdbcDeliveries",
            "advance",
            Scenario.EVENTS),
        entry(
            "R1",
            "recovery: not at the broker, not recorded",
            "order.jdbc.JdbcRecoveryQueue",
            "recordAbsence",
            Scenario.RECOVERY),
        exit(
            "R2",
            "recovery: let through again, not sent",
            "order.jdbc.JdbcRecoveryQueue",
            "readmit",
            Scenario.RECOVERY),
        entry("R3", "recovery: second copy on the wire", HTTP, "post", Scenario.RECOVERY)
            .within("RecoverOrders.sendAgain")
            .after(ON_THE_WIRE));
  }

  CrashPoint armedBy(Path file) {
    String type = className.startsWith("org.") ? className : "io.breakwater.execution." + className;
    return new CrashPoint(type, method, atExit, argument, within, delayMillis, file);
  }

  /** Its line in the table of docs/reliability.md. */
  String line() {
    String type = className.substring(className.lastIndexOf('.') + 1);
    return "| %s | %s | %s `%s.%s`%s |"
        .formatted(
            id,
            what,
            delayMillis > 0 ? delayMillis + " ms after" : atExit ? "at the end of" : "on entry to",
            type,
            method,
            within.isEmpty() ? "" : ", called by `" + within + "`");
  }

  @Override
  public String toString() {
    return id + ": " + what;
  }

  private static CrashPlan entry(
      String id, String what, String className, String method, Scenario scenario) {
    return new CrashPlan(id, what, className, method, false, "", "", 0, scenario);
  }

  private static CrashPlan exit(
      String id, String what, String className, String method, Scenario scenario) {
    return new CrashPlan(id, what, className, method, true, "", "", 0, scenario);
  }

  private CrashPlan of(String foreignClass) {
    return new CrashPlan(
        id, what, foreignClass, method, atExit, argument, within, delayMillis, scenario);
  }

  private CrashPlan within(String caller) {
    return new CrashPlan(
        id, what, className, method, atExit, argument, caller, delayMillis, scenario);
  }

  private CrashPlan taking(String type) {
    return new CrashPlan(id, what, className, method, atExit, type, within, delayMillis, scenario);
  }

  private CrashPlan after(long millis) {
    return new CrashPlan(id, what, className, method, atExit, argument, within, millis, scenario);
  }
}
