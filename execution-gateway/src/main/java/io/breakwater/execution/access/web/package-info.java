/** Keys over REST: whose is it, and which are there. */
@NullMarked
package io.breakwater.execution.access.web;

import org.jspecify.annotations.NullMarked;
