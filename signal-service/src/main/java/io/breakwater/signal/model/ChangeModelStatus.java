package io.breakwater.signal.model;

import io.breakwater.signal.model.StatusChange.Done;
import io.breakwater.signal.model.StatusChange.Refused;
import io.breakwater.signal.model.StatusChange.UnknownModel;
import io.breakwater.signal.model.StatusChange.Unusable;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use cases "activate a model" and "retire a model". This instance scores by the new state when
 * the call returns, other instances after their next look at the registry.
 *
 * <p>Thread-safe.
 */
public final class ChangeModelStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeModelStatus.class);

  private final ModelRegistry registry;
  private final OpenModel openModel;
  private final ReloadModels reloadModels;
  private final InstantSource clock;

  public ChangeModelStatus(
      ModelRegistry registry, OpenModel openModel, ReloadModels reloadModels, InstantSource clock) {
    this.registry = registry;
    this.openModel = openModel;
    this.reloadModels = reloadModels;
    this.clock = clock;
  }

  /**
   * Activates a model after it has passed the checks, so that a bad one never becomes the active
   * one.
   */
  public StatusChange activate(ModelId id) {
    Optional<Model> model = registry.find(id);
    if (model.isPresent() && model.get().status().mayBecome(ModelStatus.ACTIVE)) {
      try (LoadedModel checked = openModel.open(model.get())) {
        registry.activate(checked.model().id(), clock.instant());
      } catch (UnusableModelException e) {
        return new Unusable(id, String.valueOf(e.getMessage()));
      }
    }
    return outcome(id, ModelStatus.ACTIVE);
  }

  public StatusChange retire(ModelId id) {
    registry.retire(id, clock.instant());
    return outcome(id, ModelStatus.RETIRED);
  }

  private StatusChange outcome(ModelId id, ModelStatus wanted) {
    Optional<Model> model = registry.find(id);
    if (model.isEmpty()) {
      return new UnknownModel(id);
    }
    if (model.get().status() != wanted) {
      return new Refused(id, model.get().status());
    }
    LOG.atInfo().addKeyValue("model", id).addKeyValue("status", wanted).log("model status changed");
    reloadModels.reload();
    return new Done(model.get());
  }
}
