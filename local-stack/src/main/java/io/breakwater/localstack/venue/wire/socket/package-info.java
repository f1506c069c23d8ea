/**
 * WebSocket clients: frames in JSON or MessagePack, and for each client a bounded queue with a
 * writer of its own, so that a slow one holds up nobody.
 */
@NullMarked
package io.breakwater.localstack.venue.wire.socket;

import org.jspecify.annotations.NullMarked;
