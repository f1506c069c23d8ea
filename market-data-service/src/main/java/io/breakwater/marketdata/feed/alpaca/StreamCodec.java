package io.breakwater.marketdata.feed.alpaca;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * How messages stand in the frames of Alpaca's data stream. Every frame of theirs is an array of
 * messages, every message a map. Read values are strings, lists, {@link java.math.BigDecimal}s,
 * booleans and {@link java.time.Instant}s. Thread-safe.
 */
interface StreamCodec {

  /** The content type by which a client chooses the codec in the handshake. */
  String contentType();

  /** Whether frames of ours are text. */
  boolean isText();

  byte[] encode(Map<String, Object> message);

  /**
   * Reads one whole frame.
   *
   * @throws UnreadableFrameException if it is not what Alpaca sends
   */
  List<Map<String, Object>> decode(ByteBuffer frame);
}
