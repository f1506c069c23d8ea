package io.breakwater.signal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The use case "open a registered model": its text is read and checked before anything is scored
 * with it.
 *
 * <p>Thread-safe.
 */
public final class OpenModel {
  private final ModelRegistry registry;
  private final ModelEngine engine;
  private final Set<String> knownFeatures;

  /**
   * @param knownFeatures the names of what this service can compute
   */
  public OpenModel(ModelRegistry registry, ModelEngine engine, List<String> knownFeatures) {
    this.registry = registry;
    this.engine = engine;
    this.knownFeatures = Set.copyOf(knownFeatures);
  }

  /**
   * Returns the model ready to score; the caller closes it.
   *
   * @throws UnusableModelException if the text is missing, is not what was registered, is not a
   *     model, wants other features than registered or features unknown here, or does not score
   *     with a number
   */
  public LoadedModel open(Model model) {
    ModelText text =
        registry
            .text(model.id())
            .orElseThrow(() -> new UnusableModelException("its text is missing"));
    if (!text.sha256().equals(model.sha256())) {
      throw new UnusableModelException(
          "checksum must be " + model.sha256() + ", was " + text.sha256());
    }
    requireKnown(model.features());
    Scorer scorer = engine.open(text);
    try {
      requireFit(model, scorer);
    } catch (RuntimeException e) {
      scorer.close();
      throw e;
    }
    return new LoadedModel(model, scorer);
  }

  private void requireKnown(List<String> features) {
    var unknown = new HashSet<>(features);
    unknown.removeAll(knownFeatures);
    if (!unknown.isEmpty()) {
      throw new UnusableModelException("it wants features that are not computed here: " + unknown);
    }
  }

  private static void requireFit(Model model, Scorer scorer) {
    if (!scorer.features().equals(model.features())) {
      throw new UnusableModelException("its features are not those registered");
    }
    double score = scorer.score(List.of(new double[model.features().size()]))[0];
    if (!Double.isFinite(score)) {
      throw new UnusableModelException("it must score with a finite number, was " + score);
    }
  }
}
