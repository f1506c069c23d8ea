/** Quotes over HTTP, one or several at a time. */
@NullMarked
package io.breakwater.marketdata.quote.web;

import org.jspecify.annotations.NullMarked;
