/** Signals over REST. */
@NullMarked
package io.breakwater.signal.generation.web;

import org.jspecify.annotations.NullMarked;
