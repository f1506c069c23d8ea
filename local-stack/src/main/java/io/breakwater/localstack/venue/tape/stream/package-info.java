/** Alpaca's market-data stream: quotes to every client that subscribed to them. */
@NullMarked
package io.breakwater.localstack.venue.tape.stream;

import org.jspecify.annotations.NullMarked;
