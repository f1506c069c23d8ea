/** The thread on which the feed runs, from start to stop of the application. */
@NullMarked
package io.breakwater.marketdata.feed.lifecycle;

import org.jspecify.annotations.NullMarked;
