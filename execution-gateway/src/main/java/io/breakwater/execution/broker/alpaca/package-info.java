/**
 * The broker as Alpaca's Trading API v2 presents it: REST, one call each, and the stream of trade
 * updates. The same code serves Alpaca paper, Alpaca live and the embedded venue.
 *
 * <p>{@code AlpacaHttp} makes calls and tells apart what did not leave from what may have; {@code
 * SubmitReply} holds the table from an answer to an outcome; {@code AlpacaReader} is the only
 * reader of their JSON: tolerant of what is new, strict about bounds.
 */
@NullMarked
package io.breakwater.execution.broker.alpaca;

import org.jspecify.annotations.NullMarked;
