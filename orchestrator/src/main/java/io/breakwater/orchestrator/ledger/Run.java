package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.orders.NewOrder;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.target.StageTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as it now stands.
 *
 * @param basis the signals it trades on; null until it is targeted
 * @param failure why it did not do all it was asked to; null unless it failed or is partial
 * @param createdAt market time
 * @param finishedAt market time; null until it has ended
 */
public record Run(
    RunId id,
    RunRequest request,
    RunStatus status,
    @Nullable Basis basis,
    List<Leg> legs,
    List<StageTime> stages,
    @Nullable RunFailure failure,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** The signals that a run trades on. */
  public record Basis(String signalSetId, String modelVersion, LocalDate barsThrough) {}

  public Run {
    legs = List.copyOf(legs);
    stages = List.copyOf(stages);
  }

  public Run with(List<Leg> legs, List<StageTime> stages) {
    return new Run(id, request, status, basis, legs, stages, failure, createdAt, finishedAt);
  }

  public Stream<Leg> legs(Side side) {
    return legs.stream().filter(leg -> leg.side() == side);
  }

  /**
   * The order of that leg, the same however often it is asked for until it is filled.
   *
   * @throws NullPointerException if the leg has nothing to trade
   */
  public NewOrder orderFor(Leg leg) {
    return new NewOrder(
        leg.orderIdIn(id),
        request.plan().strategy(),
        leg.symbol(),
        Objects.requireNonNull(leg.side(), "side"),
        leg.orderQuantity());
  }
}
