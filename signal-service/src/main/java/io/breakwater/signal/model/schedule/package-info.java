/** The timer behind the reload of models. */
@NullMarked
package io.breakwater.signal.model.schedule;

import org.jspecify.annotations.NullMarked;
