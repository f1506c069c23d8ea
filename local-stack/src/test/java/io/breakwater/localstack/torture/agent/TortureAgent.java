package io.breakwater.localstack.torture.agent;

import java.lang.instrument.Instrumentation;

/**
 * Changes a gateway from outside, so that the product needs no hook for its tests. Its argument is
 * one of
 *
 * <ul>
 *   <li>{@code crash;…}: end the process at one method, as {@link CrashPoint} says;
 *   <li>{@code naive}: call every unclear outcome a rejection, and recover nothing;
 *   <li>{@code new-ids}: send every copy of an order under an id of its own;
 *   <li>{@code own-keys}: know only those idempotency keys that this gateway was given itself.
 * </ul>
 */
public final class TortureAgent {
  private static final String EXECUTION = "io.breakwater.execution.";

  private TortureAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {
    if (argument.startsWith("crash;")) {
      CrashPoint point = CrashPoint.parse(argument);
      CrashPoint.set(point);
      instrumentation.addTransformer(
          new Weaver(point.className(), point::isAt, CrashPoint.weave(point.atExit())));
      return;
    }
    switch (argument) {
      case "naive" -> {
        weave(instrumentation, "broker.alpaca.SubmitReply", "outcome", Mutants.UNCLEAR_IS_REJECTED);
        weave(instrumentation, "order.RecoverOrders", "recoverDue", Mutants.SKIPPED);
      }
      case "new-ids" ->
          weave(instrumentation, "broker.alpaca.AlpacaHttp", "post", Mutants.NEW_ID_FOR_EACH_COPY);
      case "own-keys" ->
          weave(instrumentation, "order.web.IdempotencyKey", "of", Mutants.KEYS_OF_ONE_GATEWAY);
      default -> throw new IllegalArgumentException("no such mode: " + argument);
    }
  }

  private static void weave(
      Instrumentation instrumentation, String type, String method, Weaver.Weave weave) {
    instrumentation.addTransformer(
        new Weaver(EXECUTION + type, found -> found.methodName().equalsString(method), weave));
  }
}
