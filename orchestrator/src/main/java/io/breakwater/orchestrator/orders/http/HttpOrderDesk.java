package io.breakwater.orchestrator.orders.http;

import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.NewOrder;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.Submission;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.peer.http.PeerAnswer;
import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.peer.http.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * Hands orders to the execution-gateway. Nothing is retried here: whether an order is sent again is
 * the run's decision, and harmless, because its id goes with it.
 *
 * <p>Thread-safe.
 */
public final class HttpOrderDesk implements OrderDesk {

  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final String KEY_REUSED = "IDEMPOTENCY_KEY_REUSED";

  private final PeerClient gateway;

  public HttpOrderDesk(PeerClient gateway) {
    this.gateway = gateway;
  }

  @Override
  public Submission submit(NewOrder order) {
    try {
      return submission(order, gateway.post("/api/v1/orders", NewOrderBody.of(order)));
    } catch (PeerUnreachableException e) {
      return new Submission.Unanswered(e.detail());
    }
  }

  @Override
  public Optional<OrderReport> find(ClientOrderId clientOrderId) {
    return gateway.read(
        gateway.get("/api/v1/orders?client_order_id={id}", Map.of("id", clientOrderId.value())),
        OrdersBody.class,
        body -> body.find(clientOrderId));
  }

  private Submission submission(NewOrder order, PeerAnswer answer) {
    if (answer.isOk()) {
      return new Submission.Placed(
          gateway.read(answer, OrderBody.class, body -> body.toReport(order.clientOrderId())));
    }
    if (!answer.isRefusal()) {
      return new Submission.Unanswered("the execution-gateway answered " + answer.status());
    }
    Problem problem = answer.problem();
    return isDenial(answer, problem)
        ? new Submission.Denied(problem.code(), problem.detail(), problem.orderId())
        : new Submission.Refused(problem.code(), problem.detail());
  }

  /** Another order under our id is not a denial: it says that one of us has a bug. */
  private static boolean isDenial(PeerAnswer answer, Problem problem) {
    boolean judged = answer.status() == CONFLICT || answer.status() == UNPROCESSABLE;
    return judged && !KEY_REUSED.equals(problem.code());
  }
}
