package io.breakwater.signal.training;

import java.time.Period;

/**
 * The bounds of a training.
 *
 * @param history how far before its end a training starts that names no start
 * @param minimumRows labelled rows without which no model is made
 */
record TrainingLimits(Period history, int minimumRows) {}
