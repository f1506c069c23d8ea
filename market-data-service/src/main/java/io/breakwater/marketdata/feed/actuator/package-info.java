/** The feed's state as a health indicator and as metrics. */
@NullMarked
package io.breakwater.marketdata.feed.actuator;

import org.jspecify.annotations.NullMarked;
