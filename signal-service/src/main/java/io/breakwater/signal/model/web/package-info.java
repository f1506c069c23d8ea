/** The model registry over REST. */
@NullMarked
package io.breakwater.signal.model.web;

import org.jspecify.annotations.NullMarked;
