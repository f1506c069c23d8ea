/**
 * Models: the registry that knows every trained model and which one is active for a strategy, and
 * the models that this process has loaded.
 *
 * <p>{@link io.breakwater.signal.model.ModelRegistry} is the truth, shared by all instances; {@link
 * io.breakwater.signal.model.LoadedModels} is what this instance scores with, brought in line by
 * {@link io.breakwater.signal.model.ReloadModels}. A model is used only after its text has been
 * checked against the registered checksum and feature list.
 */
@ApplicationModule(allowedDependencies = "feature")
@NullMarked
package io.breakwater.signal.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
