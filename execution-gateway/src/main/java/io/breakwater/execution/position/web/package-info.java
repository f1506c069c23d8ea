/** Positions and profit over REST. */
@NullMarked
package io.breakwater.execution.position.web;

import org.jspecify.annotations.NullMarked;
