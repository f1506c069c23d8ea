/** Quotes over market-data-service's REST, for when Redis does not have them. */
@NullMarked
package io.breakwater.execution.risk.http;

import org.jspecify.annotations.NullMarked;
