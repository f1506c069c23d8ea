/** The kill switch over REST. */
@NullMarked
package io.breakwater.execution.halt.web;

import org.jspecify.annotations.NullMarked;
