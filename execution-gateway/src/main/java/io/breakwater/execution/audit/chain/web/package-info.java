/** The chained log over REST: read it, and have it checked. */
@NullMarked
package io.breakwater.execution.audit.chain.web;

import org.jspecify.annotations.NullMarked;
