package io.breakwater.signal.model;

import io.breakwater.signal.model.ReloadReport.Failure;
import io.breakwater.signal.model.ReloadReport.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "score with what the registry calls active". Run at intervals, and after an
 * activation.
 *
 * <p>While no model is active it skips, and says so once; the first one is picked up by the next
 * look. A model that cannot be used never takes the place of one that can: the old one stays until
 * a good one, or its retirement, comes.
 *
 * <p>Thread-safe; looks do not overlap.
 */
public final class ReloadModels {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadModels.class);

  private final ModelRegistry registry;
  private final OpenModel openModel;
  private final LoadedModels loaded;
  private final InstantSource clock;
  private final Consumer<ReloadReport> listener;
  private final Lock oneLookAtATime = new ReentrantLock();
  private volatile @Nullable ReloadReport last;

  /**
   * @param listener is told of each look, for counting
   */
  public ReloadModels(
      ModelRegistry registry,
      OpenModel openModel,
      LoadedModels loaded,
      InstantSource clock,
      Consumer<ReloadReport> listener) {
    this.registry = registry;
    this.openModel = openModel;
    this.loaded = loaded;
    this.clock = clock;
    this.listener = listener;
  }

  /** Looks at the registry once and brings the loaded models in line. */
  public ReloadReport reload() {
    oneLookAtATime.lock();
    try {
      ReloadReport report = look(clock.instant());
      logEdge(report);
      last = report;
      listener.accept(report);
      return report;
    } finally {
      oneLookAtATime.unlock();
    }
  }

  /** Returns the report of the last look, empty before the first. */
  public Optional<ReloadReport> lastReport() {
    return Optional.ofNullable(last);
  }

  private ReloadReport look(Instant at) {
    List<Model> active;
    try {
      active = registry.active();
    } catch (RuntimeException e) {
      // Whatever keeps the registry from being read must not take away what is loaded, nor end the
      // polling.
      return report(at, false, List.of(new Failure("registry", String.valueOf(e.getMessage()))));
    }
    var failures = new ArrayList<Failure>();
    boolean changed = dropInactive(active);
    for (Model model : active) {
      if (!loaded.isLoaded(model)) {
        Optional<Failure> failure = load(model);
        failure.ifPresent(failures::add);
        changed |= failure.isEmpty();
      }
    }
    return report(at, changed, failures);
  }

  private boolean dropInactive(List<Model> active) {
    List<StrategyId> gone =
        loaded.list().stream()
            .map(model -> model.id().strategy())
            .filter(strategy ->
                active.stream().noneMatch(model -> model.id().strategy().equals(strategy)))
            .toList();
    gone.forEach(loaded::remove);
    return !gone.isEmpty();
  }

  private Optional<Failure> load(Model model) {
    try {
      loaded.put(openModel.open(model));
      LOG.atInfo()
          .addKeyValue("model", model.id())
          .addKeyValue("sha256", model.sha256())
          .log("model loaded");
      return Optional.empty();
    } catch (RuntimeException e) {
      // Not only an unusable model: a registry that fails between two reads must leave the old one
      // in use as well.
      return Optional.of(new Failure(model.id().toString(), String.valueOf(e.getMessage())));
    }
  }

  private ReloadReport report(Instant at, boolean changed, List<Failure> failures) {
    List<Model> now = loaded.list();
    Outcome outcome;
    if (!failures.isEmpty()) {
      outcome = Outcome.FAILED;
    } else if (changed) {
      outcome = Outcome.CHANGED;
    } else {
      outcome = now.isEmpty() ? Outcome.SKIPPED : Outcome.UNCHANGED;
    }
    return new ReloadReport(at, outcome, failures, now);
  }

  private void logEdge(ReloadReport report) {
    if (!isEdge(last, report)) {
      return;
    }
    switch (report.outcome()) {
      case SKIPPED -> LOG.atInfo().log("model reload skipped, no model is active");
      case FAILED ->
          LOG.atWarn().addKeyValue("failures", report.failures()).log("model reload failed");
      case UNCHANGED, CHANGED ->
          LOG.atInfo().addKeyValue("loaded", ids(report)).log("models in use");
    }
  }

  /**
   * Whether a reader of the log learns something new: what is loaded, what fails, or that there is
   * nothing to do.
   */
  private static boolean isEdge(@Nullable ReloadReport before, ReloadReport now) {
    return before == null
        || !before.loaded().equals(now.loaded())
        || !before.failures().equals(now.failures())
        || (now.outcome() == Outcome.SKIPPED && before.outcome() != Outcome.SKIPPED);
  }

  private static List<ModelId> ids(ReloadReport report) {
    return report.loaded().stream().map(Model::id).toList();
  }
}
