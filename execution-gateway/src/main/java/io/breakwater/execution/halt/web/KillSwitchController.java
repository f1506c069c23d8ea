package io.breakwater.execution.halt.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.halt.DisengageRequest;
import io.breakwater.execution.halt.GateStatus;
import io.breakwater.execution.halt.HaltLedger;
import io.breakwater.execution.halt.HaltReport;
import io.breakwater.execution.halt.HaltTrading;
import io.breakwater.execution.halt.ResumeOutcome;
import io.breakwater.execution.halt.ResumeTrading;
import io.breakwater.execution.risk.TradingState;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stop, and resume with two people. */
@RestController
@RequestMapping(path = "/api/v1/kill-switch", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class KillSwitchController {
  private final HaltTrading haltTrading;
  private final ResumeTrading resumeTrading;
  private final HaltLedger ledger;

  KillSwitchController(HaltTrading haltTrading, ResumeTrading resumeTrading, HaltLedger ledger) {
    this.haltTrading = haltTrading;
    this.resumeTrading = resumeTrading;
    this.ledger = ledger;
  }

  @GetMapping("/status")
  Status status() {
    return Status.of(ledger.status());
  }

  @PostMapping("/engage")
  @Allowed({Role.TRADER, Role.RISK, Role.OPERATOR, Role.SERVICE})
  HaltReport engage(@Valid @RequestBody Reason body, Principal caller) {
    return haltTrading.engage(body.reason(), caller.name());
  }

  @PostMapping("/disengage")
  @Allowed(Role.RISK)
  ResponseEntity<Pending> disengage(@Valid @RequestBody Reason body, Principal caller) {
    return resumeTrading
        .request(body.reason(), caller.name())
        .map(request -> ResponseEntity.accepted().body(Pending.of(request)))
        .orElseThrow(() -> HaltProblem.TRADING_NOT_HALTED.exception());
  }

  @PostMapping("/approve")
  @Allowed(Role.RISK)
  Status approve(@Valid @RequestBody Approval body, Principal caller) {
    return switch (resumeTrading.approve(body.requestId(), caller.name())) {
      case ResumeOutcome.Resumed(GateStatus status) -> Status.of(status);
      case ResumeOutcome.NoSuchRequest() -> throw HaltProblem.NO_PENDING_DISENGAGE.exception();
      case ResumeOutcome.SamePerson() -> throw HaltProblem.SECOND_PERSON_REQUIRED.exception();
      case ResumeOutcome.OrdersUnknown(int count) ->
          throw HaltProblem.ORDERS_UNKNOWN.exception().with("unknown", count);
      case ResumeOutcome.BrokerSilent(String why) ->
          throw new ProblemException(CommonProblem.SERVICE_UNAVAILABLE, why)
              .retryAfter(Duration.ofSeconds(1));
    };
  }

  /** Why, as text that can be kept: without control characters and halves of a surrogate pair. */
  record Reason(@NotBlank @Size(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String reason) {}

  /** Which request is approved. */
  record Approval(@NotNull UUID requestId) {}

  /** A disengage that waits for its second person; expiresAt is machine time. */
  record Pending(UUID requestId, String requestedBy, String reason, Instant expiresAt) {

    static Pending of(DisengageRequest request) {
      return new Pending(
          request.id(), request.requestedBy(), request.reason(), request.expiresAt());
    }
  }

  /** How the switch stands, and what is still out; changedAt is machine time. */
  record Status(
      TradingState tradingState,
      boolean engaged,
      long epoch,
      String reason,
      String changedBy,
      Instant changedAt,
      boolean suspended,
      int inFlight,
      int stillOpen,
      int unknown,
      @Nullable Pending pendingDisengage) {

    static Status of(GateStatus gate) {
      DisengageRequest pending = gate.pending();
      return new Status(
          gate.state(),
          gate.state() == TradingState.HALTED,
          gate.epoch(),
          gate.reason(),
          gate.changedBy(),
          gate.changedAt(),
          gate.suspended(),
          gate.open().inFlight(),
          gate.open().working(),
          gate.open().unknown(),
          pending == null ? null : Pending.of(pending));
    }
  }
}
