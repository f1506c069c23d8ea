/** The signal service: features, models and signals. Each sub-package is one feature. */
@org.jspecify.annotations.NullMarked
package io.breakwater.signal;
