package io.breakwater.orchestrator.ledger;

import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.target.Plan;
import io.breakwater.orchestrator.target.SkipReason;
import io.breakwater.orchestrator.target.StageTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A ledger for tests of what stands on it: kept to the same contract as the real one. Thread-safe.
 */
public final class InMemoryRunLedger implements RunLedger {

  private final Map<RunId, Entry> entries = new LinkedHashMap<>();
  private final MarketClock clock;
  private final RunProperties properties;

  /** A run and what only the ledger knows of it. */
  private static final class Entry {
    Run run;
    final long number;
    final Instant admitted;
    Instant entered;
    @Nullable Instant waitDeadline;
    Instant leaseUntil;
    long token = 1;

    Entry(Run run, long number, Instant now, Duration lease) {
      this.run = run;
      this.number = number;
      this.admitted = now;
      this.entered = now;
      this.leaseUntil = now.plus(lease);
    }
  }

  public InMemoryRunLedger(MarketClock clock, RunProperties properties) {
    this.clock = clock;
    this.properties = properties;
  }

  @Override
  public synchronized Admission admit(RunId id, RunRequest request) {
    Predicate<Run> sameStrategy =
        run -> run.request().plan().strategy().equals(request.plan().strategy());
    Predicate<Run> sameDate = run -> run.request().plan().date().equals(request.plan().date());
    if (!request.forced()) {
      Optional<RunId> there =
          newest(sameStrategy.and(sameDate).and(run -> run.status() != RunStatus.FAILED));
      if (there.isPresent()) {
        return new Admission.Exists(there.get());
      }
    }
    Optional<RunId> underWay = newest(sameStrategy.and(run -> !run.status().isFinal()));
    if (underWay.isPresent()) {
      return new Admission.InProgress(underWay.get());
    }
    List<Leg> legs = request.plan().symbols().stream().map(Leg::unplanned).toList();
    Run run =
        new Run(id, request, RunStatus.CREATED, null, legs, List.of(), null, clock.instant(), null);
    entries.put(id, new Entry(run, entries.size() + 1L, now(), properties.lease()));
    return new Admission.Created(new Claim(id, 1));
  }

  @Override
  public synchronized Optional<Run> find(RunId id) {
    return Optional.ofNullable(entries.get(id)).map(entry -> entry.run);
  }

  @Override
  public synchronized RunPage list(RunFilter filter) {
    List<Entry> found =
        entries.values().stream()
            .filter(entry -> matches(filter, entry))
            .sorted(Comparator.comparing((Entry entry) -> entry.number).reversed())
            .limit(filter.limit() + 1L)
            .toList();
    boolean more = found.size() > filter.limit();
    List<Entry> page = more ? found.subList(0, filter.limit()) : found;
    return new RunPage(
        page.stream().map(entry -> entry.run).toList(), more ? page.getLast().number : null);
  }

  @Override
  public synchronized Optional<Claim> claimAbandoned() {
    return entries.values().stream()
        .filter(entry -> !entry.run.status().isFinal() && entry.leaseUntil.isBefore(now()))
        .findFirst()
        .map(entry -> {
          entry.token++;
          entry.leaseUntil = now().plus(properties.lease());
          return new Claim(entry.run.id(), entry.token);
        });
  }

  @Override
  public synchronized void renew(Claim claim) {
    hold(claim).leaseUntil = now().plus(properties.lease());
  }

  @Override
  public synchronized void release(Claim claim) {
    Entry entry = entries.get(claim.runId());
    if (entry != null && entry.token == claim.token()) {
      entry.leaseUntil = now();
    }
  }

  @Override
  public synchronized ClaimedRun load(Claim claim) {
    Entry entry = hold(claim);
    return new ClaimedRun(
        entry.run,
        isOver(entry.admitted.plus(properties.planWithin())),
        isOver(entry.admitted.plus(properties.sendWithin())),
        entry.waitDeadline != null && isOver(entry.waitDeadline));
  }

  @Override
  public synchronized void recordPlan(Claim claim, Plan plan) {
    Entry entry = hold(claim);
    move(entry, RunStatus.TARGETED);
    Run run = entry.run;
    entry.run =
        new Run(
            run.id(),
            run.request(),
            run.status(),
            new Run.Basis(plan.signalSetId(), plan.modelVersion(), plan.barsThrough()),
            plan.legs().stream().map(Leg::of).toList(),
            plan.stages(),
            null,
            run.createdAt(),
            null);
  }

  @Override
  public synchronized void enter(Claim claim, RunStatus next) {
    move(hold(claim), next);
  }

  @Override
  public synchronized boolean beginSend(Claim claim, Symbol symbol) {
    Entry entry = hold(claim);
    boolean unanswered =
        entry.run.legs().stream()
            .anyMatch(leg -> leg.symbol().equals(symbol) && leg.isUnanswered());
    if (!unanswered || isOver(entry.admitted.plus(properties.sendWithin()))) {
      return false;
    }
    replace(entry, symbol, leg -> leg.with(new LegState.Sending()));
    return true;
  }

  @Override
  public synchronized void recordLeg(Claim claim, Leg leg) {
    replace(hold(claim), leg.symbol(), _ -> leg);
  }

  @Override
  public synchronized void skip(Claim claim, Collection<Symbol> symbols, SkipReason reason) {
    Entry entry = hold(claim);
    symbols.forEach(
        symbol -> replace(entry, symbol, leg -> leg.with(new LegState.Skipped(reason))));
  }

  @Override
  public synchronized void end(Claim claim, RunStatus status, Optional<RunFailure> failure) {
    Entry entry = hold(claim);
    move(entry, status);
    Run run = entry.run;
    entry.run =
        new Run(
            run.id(),
            run.request(),
            status,
            run.basis(),
            run.legs(),
            run.stages(),
            failure.orElse(null),
            run.createdAt(),
            clock.instant());
  }

  private static void replace(Entry entry, Symbol symbol, UnaryOperator<Leg> change) {
    entry.run =
        entry.run.with(
            entry.run.legs().stream()
                .map(leg -> leg.symbol().equals(symbol) ? change.apply(leg) : leg)
                .toList(),
            entry.run.stages());
  }

  private void move(Entry entry, RunStatus next) {
    Run run = entry.run;
    if (!run.status().mayBecome(next)) {
      throw new IllegalStateException(run.status() + " cannot become " + next);
    }
    List<StageTime> stages = new ArrayList<>(run.stages());
    if (run.status() == RunStatus.ORDERING || run.status() == RunStatus.WAITING) {
      stages.add(new StageTime(run.status().wireName(), Duration.between(entry.entered, now())));
    }
    entry.entered = now();
    entry.waitDeadline = next == RunStatus.WAITING ? now().plus(properties.waitAtMost()) : null;
    entry.run =
        new Run(
            run.id(),
            run.request(),
            next,
            run.basis(),
            run.legs(),
            stages,
            run.failure(),
            run.createdAt(),
            run.finishedAt());
  }

  private Entry hold(Claim claim) {
    Entry entry = entries.get(claim.runId());
    if (entry == null || entry.token != claim.token()) {
      throw new ClaimLostException(claim);
    }
    return entry;
  }

  private Optional<RunId> newest(Predicate<Run> wanted) {
    return entries.values().stream()
        .map(entry -> entry.run)
        .filter(wanted)
        .reduce((_, later) -> later)
        .map(Run::id);
  }

  private static boolean matches(RunFilter filter, Entry entry) {
    var plan = entry.run.request().plan();
    return (filter.strategy() == null || filter.strategy().equals(plan.strategy()))
        && (filter.date() == null || filter.date().equals(plan.date()))
        && (filter.before() == null || entry.number < filter.before());
  }

  private boolean isOver(Instant deadline) {
    return !deadline.isAfter(now());
  }

  private Instant now() {
    return clock.machine().instant();
  }
}
