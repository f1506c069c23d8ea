/**
 * The latch that stops new risk.
 *
 * <p>{@link io.breakwater.killswitch.KillSwitch} starts engaged: what is not known counts as
 * engaged. The truth is a durable row that its owner reads; the latch only remembers it.
 *
 * <p>Uses no other package of the library.
 */
@NullMarked
package io.breakwater.killswitch;

import org.jspecify.annotations.NullMarked;
