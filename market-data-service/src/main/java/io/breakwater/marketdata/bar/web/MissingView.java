package io.breakwater.marketdata.bar.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A symbol that was asked for and has no answer.
 *
 * @param reason the code with which the question for it alone would be answered
 */
@Schema(name = "MissingBars")
record MissingView(String symbol, String reason) {}
