package io.breakwater.execution.testing;

import java.time.Duration;
import java.util.Map;

/** What the fake broker does with the next order instead of taking and answering it. */
public sealed interface Fault {

  /** Answers so, without taking the order. */
  record Answer(int status, String body, Map<String, String> headers) implements Fault {
    public static Answer of(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  /** Takes the order and never answers. */
  record SilentAfterAccept() implements Fault {}

  /** Never answers, and does not take it either. */
  record SilentWithoutAccept() implements Fault {}

  /** Takes the order and cuts the connection. */
  record ResetAfterAccept() implements Fault {}

  /** Cuts the connection without having taken it. */
  record ResetBeforeAccept() implements Fault {}

  /** Takes the order, and cuts the connection in the middle of the answer. */
  record HalfBodyAfterAccept() implements Fault {}

  /** Takes the order and answers with something else. */
  record AcceptButAnswer(int status, String body) implements Fault {}

  /** Takes and answers it properly, but late. */
  record Late(Duration by) implements Fault {}

  /** Has the order in its book already when it comes, as after a lost first copy. */
  record AlreadyThere() implements Fault {}

  /** Has another order under the same client order id. */
  record AnotherUnderSameId() implements Fault {}
}
