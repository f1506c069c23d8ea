/** Orders and fills over REST: the one place where an outcome meets HTTP. */
@NullMarked
package io.breakwater.execution.order.web;

import org.jspecify.annotations.NullMarked;
