package io.breakwater.localstack.venue.fault;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The plan in force, asked about each request and each message. Thread-safe. */
public final class Faults {
  private final InstantSource machine;
  private volatile Armed armed = Armed.with(FaultPlan.NONE);

  public Faults(InstantSource machine) {
    this.machine = machine;
  }

  /** Puts that plan in the place of the one in force; all counts begin anew, and no gap is open. */
  public FaultReport arm(FaultPlan plan) {
    Armed next = Armed.with(plan);
    armed = next;
    return next.report();
  }

  public FaultReport report() {
    return armed.report();
  }

  /** Counts a request, and says which rule strikes it. */
  public Optional<FaultRule> onRequest(SeenRequest request) {
    Armed now = armed;
    if (now.rules().isEmpty()) {
      return Optional.empty();
    }
    Optional<VenueStream> handshake = handshake(request);
    if (handshake.isPresent()) {
      Optional<FaultRule> gap = now.gapOf(handshake.get(), machine);
      if (gap.isPresent()) {
        return gap;
      }
    }
    return now.rules().stream()
        .filter(armedRule -> armedRule.rule().matches(request))
        .filter(armedRule -> handshake.isEmpty() || !armedRule.rule().kind().needsAnswer())
        .filter(ArmedRule::strikes)
        .map(ArmedRule::rule)
        .findFirst();
  }

  /** Counts a message that is about to be sent to one client, and says which rule strikes it. */
  public Optional<FaultRule> onMessage(SeenMessage message) {
    Optional<ArmedRule> struck =
        armed.rules().stream()
            .filter(armedRule -> armedRule.rule().matches(message))
            .filter(ArmedRule::strikes)
            .findFirst();
    struck.ifPresent(armedRule -> {
      switch (armedRule.rule().kind()) {
        case GAP -> armedRule.openGap(machine.instant());
        case TELL_AGAIN -> armedRule.keep(message);
        default -> {}
      }
    });
    return struck.map(ArmedRule::rule);
  }

  /** What each client that begins to listen to that stream is told again, oldest first. */
  public List<Object> toldAgain(VenueStream stream) {
    return armed.rules().stream()
        .flatMap(armedRule -> armedRule.kept().stream())
        .filter(message -> message.stream() == stream)
        .map(SeenMessage::content)
        .toList();
  }

  private static Optional<VenueStream> handshake(SeenRequest request) {
    for (VenueStream stream : VenueStream.values()) {
      if (stream.path().equals(request.path())) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }

  /** A plan with its counts. */
  private record Armed(long seed, List<ArmedRule> rules) {

    /** Each rule draws from a source of its own: what one draws moves no other. */
    static Armed with(FaultPlan plan) {
      var random = new SplittableRandom(plan.seed());
      return new Armed(
          plan.seed(),
          plan.rules().stream().map(rule -> new ArmedRule(rule, random.split())).toList());
    }

    Optional<FaultRule> gapOf(VenueStream stream, InstantSource machine) {
      return rules.stream()
          .filter(armedRule ->
              armedRule.rule().on() instanceof FaultTarget.Messages messages
                  && messages.stream() == stream
                  && armedRule.isGapAt(machine.instant()))
          .map(ArmedRule::rule)
          .findFirst();
    }

    FaultReport report() {
      return new FaultReport(seed, rules.stream().map(ArmedRule::count).toList());
    }
  }
}
