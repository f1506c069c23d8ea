/**
 * Models as LightGBM reads and scores them, through lightgbm4j and its native library (which needs
 * libgomp).
 */
@NullMarked
package io.breakwater.signal.model.lightgbm;

import org.jspecify.annotations.NullMarked;
