/**
 * Clients of the other services: a {@code RestClient} per peer that shows this service's key, gives
 * up in time, follows no redirect, carries the trace on and reads tolerantly; and the {@code
 * KeyVerifier} that asks the execution gateway.
 */
@NullMarked
package io.breakwater.boot.http;

import org.jspecify.annotations.NullMarked;
