/** Quotes over HTTP, from the market-data-service: the records are what we read of its answers. */
@NullMarked
package io.breakwater.orchestrator.quotes.http;

import org.jspecify.annotations.NullMarked;
