package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.SendOutcome;
import java.time.InstantSource;
import java.util.Locale;

/**
 * The table from what came of {@code POST /v2/orders} to what is known about the order. It errs on
 * one side only: what is not proved is {@link SendOutcome.Unclear}. Thread-safe.
 */
final class SubmitReply {
  private final AlpacaReader reader;
  private final InstantSource machineTime;

  SubmitReply(AlpacaReader reader, InstantSource machineTime) {
    this.reader = reader;
    this.machineTime = machineTime;
  }

  SendOutcome outcome(Reply reply, ClientOrderId sent) {
    return switch (reply) {
      case Reply.NotConnected(String reason) -> new SendOutcome.NotSent(reason);
      case Reply.Withheld(String reason) -> new SendOutcome.NotSent(reason);
      case Reply.Broken(String reason) -> new SendOutcome.Unclear(reason);
      case Reply.Answered answer -> answered(answer, sent);
    };
  }

  private SendOutcome answered(Reply.Answered answer, ClientOrderId sent) {
    if (answer.isSuccess()) {
      return accepted(answer, sent);
    }
    return switch (answer.status()) {
      case 400, 401, 403 -> new SendOutcome.Refused(answer.status(), message(answer));
      case 422 -> unprocessable(answer);
      case 429 ->
          new SendOutcome.Throttled(RateStatement.waitAfterRefusal(answer.headers(), machineTime));
      default -> new SendOutcome.Unclear("HTTP " + answer.status());
    };
  }

  private SendOutcome accepted(Reply.Answered answer, ClientOrderId sent) {
    try {
      BrokerOrder order = reader.order(reader.parse(answer.body()));
      return order.clientOrderId().equals(sent)
          ? new SendOutcome.Accepted(order)
          : new SendOutcome.Unclear("the answer is about another client order id");
    } catch (UnbelievableReplyException e) {
      return new SendOutcome.Unclear("an answer that cannot be read: " + e.getMessage());
    }
  }

  /**
   * Told by the message: the code of a duplicate id (40010001) is that of several refusals, and is
   * not always sent. A 422 without a message might be one, so it proves nothing.
   */
  private SendOutcome unprocessable(Reply.Answered answer) {
    String message = reader.errorMessage(answer.body());
    if (message.isEmpty()) {
      return new SendOutcome.Unclear("HTTP 422 without a message");
    }
    String words = message.toLowerCase(Locale.ROOT);
    return words.contains("client_order_id") && words.contains("unique")
        ? new SendOutcome.Duplicate(message)
        : new SendOutcome.Refused(422, message);
  }

  private String message(Reply.Answered answer) {
    String message = reader.errorMessage(answer.body());
    return message.isEmpty() ? "HTTP " + answer.status() : message;
  }
}
