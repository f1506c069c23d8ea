package io.breakwater.marketdata.subscription.web;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.subscription.Sources;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A wish to have a symbol streamed. */
record SubscribeRequest(
    @NotNull @Pattern(regexp = Symbol.FORM) String symbol,
    @NotNull @Pattern(regexp = Sources.EXPLICIT_FORM) String source) {}
