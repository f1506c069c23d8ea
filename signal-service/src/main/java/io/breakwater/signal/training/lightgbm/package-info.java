/** Models fitted by LightGBM, through lightgbm4j and its native library (which needs libgomp). */
@NullMarked
package io.breakwater.signal.training.lightgbm;

import org.jspecify.annotations.NullMarked;
