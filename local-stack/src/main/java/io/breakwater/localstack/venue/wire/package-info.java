/**
 * How Alpaca's REST API speaks: the key pair in headers, error bodies from everywhere, request ids,
 * rate limits, and how numbers and times are written.
 */
@NullMarked
package io.breakwater.localstack.venue.wire;

import org.jspecify.annotations.NullMarked;
