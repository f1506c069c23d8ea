/**
 * Training: a model made from bars, measured on sessions it has not seen, and registered as staged.
 *
 * <p>{@link io.breakwater.signal.training.TrainModel} is the use case. A {@link
 * io.breakwater.signal.training.TrainingSet} holds features and labels, {@link
 * io.breakwater.signal.training.WalkForward} measures by training on the past and scoring the
 * stretch after it, again and again; the port {@link io.breakwater.signal.training.Trainer} is
 * LightGBM in {@code lightgbm}.
 */
@ApplicationModule(allowedDependencies = {"feature", "marketdata", "model"})
@NullMarked
package io.breakwater.signal.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
