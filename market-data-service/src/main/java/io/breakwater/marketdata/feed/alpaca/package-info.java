/**
 * Alpaca's Market Data API v2: the stream in JSON or MessagePack, and the REST endpoints for latest
 * quotes and daily bars. Facts from Alpaca's published OpenAPI files, streaming documentation and
 * SDKs, read 2026-11-22; what is not needed here is ignored, so that a new field of theirs stops
 * nothing.
 */
@NullMarked
package io.breakwater.marketdata.feed.alpaca;

import org.jspecify.annotations.NullMarked;
