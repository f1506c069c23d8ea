/** Training over REST. */
@NullMarked
package io.breakwater.signal.training.web;

import org.jspecify.annotations.NullMarked;
