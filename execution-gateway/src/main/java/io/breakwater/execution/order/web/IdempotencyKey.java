package io.breakwater.execution.order.web;

import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import org.jspecify.annotations.Nullable;

/** The client order id of a request, from its body or its header. */
final class IdempotencyKey {
  private IdempotencyKey() {}

  /**
   * The id.
   *
   * @throws ProblemException if there is none, or two, or one that the caller may not use
   */
  static ClientOrderId of(@Nullable String inBody, @Nullable String inHeader, Principal caller) {
    if (inBody != null && inHeader != null && !inBody.equals(inHeader)) {
      throw OrderProblem.CLIENT_ORDER_ID_CONFLICT.exception();
    }
    String given = inBody != null ? inBody : inHeader;
    if (given == null) {
      throw OrderProblem.CLIENT_ORDER_ID_REQUIRED.exception();
    }
    var id = new ClientOrderId(given);
    if (id.isReserved() && !caller.mayActAs(Role.SERVICE)) {
      throw OrderProblem.CLIENT_ORDER_ID_RESERVED.exception();
    }
    return id;
  }
}
