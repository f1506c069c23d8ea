package io.breakwater.signal.generation;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.feature.Exclusion.Reason;
import io.breakwater.signal.generation.GenerationOutcome.DuplicateSymbol;
import io.breakwater.signal.generation.GenerationOutcome.Generated;
import io.breakwater.signal.generation.GenerationOutcome.ModelSawDate;
import io.breakwater.signal.generation.GenerationOutcome.NoModelLoaded;
import io.breakwater.signal.generation.GenerationOutcome.NotEnoughSymbols;
import io.breakwater.signal.generation.GenerationOutcome.Refused;
import io.breakwater.signal.generation.GenerationOutcome.UnknownStrategy;
import io.breakwater.signal.generation.LatestFeatures.Found;
import io.breakwater.signal.generation.LatestFeatures.Missing;
import io.breakwater.signal.generation.LatestFeatures.Row;
import io.breakwater.signal.model.LoadedModel;
import io.breakwater.signal.model.LoadedModels;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.model.StrategyId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "generate signals for a trading date": features of the session before it are scored
 * with the strategy's loaded model, ranked, weighted and stored.
 *
 * <p>It refuses rather than look at older prices than it says, let a model speak of a date that it
 * was trained on, or select from fewer symbols than it was told to.
 *
 * <p>Thread-safe.
 */
public final class GenerateSignals {
  private static final Logger LOG = LoggerFactory.getLogger(GenerateSignals.class);

  private final LatestFeatures features;
  private final LoadedModels models;
  private final ModelRegistry registry;
  private final SignalGenerators generators;
  private final SignalSets sets;
  private final InstantSource clock;

  GenerateSignals(
      LatestFeatures features,
      LoadedModels models,
      ModelRegistry registry,
      SignalGenerators generators,
      SignalSets sets,
      InstantSource clock) {
    this.features = features;
    this.models = models;
    this.registry = registry;
    this.generators = generators;
    this.sets = sets;
    this.clock = clock;
  }

  /** Generates and stores one set, or says why not. */
  public GenerationOutcome generate(SignalRequest request) {
    Optional<Refused> refusal = refusalWithoutBars(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (features.before(request.date(), request.symbols())) {
      case Missing(Refused why) -> why;
      case Found found ->
          models
              .use(request.strategy(), model -> score(model, found))
              .map(scored -> select(request, found, scored))
              // Retired while the bars were fetched.
              .orElseGet(() -> noModel(request.strategy()));
    };
  }

  private Optional<Refused> refusalWithoutBars(SignalRequest request) {
    Set<String> seen = new HashSet<>();
    for (String symbol : request.symbols()) {
      if (!seen.add(symbol)) {
        return Optional.of(new DuplicateSymbol(symbol));
      }
    }
    return models.use(request.strategy(), model -> true).isPresent()
        ? Optional.empty()
        : Optional.of(noModel(request.strategy()));
  }

  private Refused noModel(StrategyId strategy) {
    return registry.knows(strategy) ? new NoModelLoaded(strategy) : new UnknownStrategy(strategy);
  }

  private static Scored score(LoadedModel loaded, Found found) {
    List<String> names = loaded.model().features();
    double[] scores = loaded.score(found.rows().stream().map(row -> row.inputs(names)).toList());
    var bySymbol = new LinkedHashMap<String, Double>();
    var excluded = new ArrayList<>(found.excluded());
    for (int i = 0; i < scores.length; i++) {
      Row row = found.rows().get(i);
      if (Double.isFinite(scores[i])) {
        bySymbol.put(row.symbol(), scores[i]);
      } else {
        excluded.add(new Exclusion(row.symbol(), Reason.NO_SCORE, "its score was " + scores[i]));
      }
    }
    return new Scored(loaded.model(), bySymbol, excluded);
  }

  private GenerationOutcome select(SignalRequest request, Found found, Scored scored) {
    Selection selection = request.selection();
    if (scored.model().hasSeen(request.date())) {
      return new ModelSawDate(scored.model().id(), scored.model().trainedOn().end());
    }
    if (scored.scores().size() < selection.size()) {
      return new NotEnoughSymbols(scored.scores().size(), selection.size(), scored.excluded());
    }
    RankedSignals ranked = generators.of(selection).generate(scored.scores());
    StoredSignalSet stored =
        sets.add(
            new SignalSet(
                scored.model().id(),
                request.date(),
                found.session(),
                selection,
                ranked.noSeparation(),
                ranked.signals(),
                scored.excluded(),
                clock.instant()));
    LOG.atInfo()
        .addKeyValue("signalSetId", stored.id())
        .addKeyValue("model", scored.model().id())
        .addKeyValue("date", request.date())
        .addKeyValue("signals", ranked.signals().size())
        .addKeyValue("excluded", scored.excluded().size())
        .log("signals generated");
    return new Generated(stored);
  }

  private record Scored(Model model, Map<String, Double> scores, List<Exclusion> excluded) {}
}
