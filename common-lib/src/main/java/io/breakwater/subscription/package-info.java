/**
 * Many sources that want the same thing from one upstream.
 *
 * <p>{@link io.breakwater.subscription.SharedSubscriptions} counts the {@link
 * io.breakwater.subscription.Source sources} of each key: the first opens the {@link
 * io.breakwater.subscription.Upstream}, the last closes it, however many threads race.
 *
 * <p>Uses no other package of the library.
 */
@NullMarked
package io.breakwater.subscription;

import org.jspecify.annotations.NullMarked;
