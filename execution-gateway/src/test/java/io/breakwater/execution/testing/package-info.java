/**
 * A broker for tests that speaks Alpaca's language over real sockets and misbehaves on request:
 * {@link io.breakwater.execution.testing.FakeAlpaca}.
 */
@NullMarked
package io.breakwater.execution.testing;

import org.jspecify.annotations.NullMarked;
