package io.breakwater.marketdata.quote.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A symbol that was asked for and has no quote.
 *
 * @param reason the code with which the question for it alone would be answered
 */
@Schema(name = "MissingQuote")
record MissingView(String symbol, String reason) {}
