package io.breakwater.localstack.venue.wire.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.springframework.web.socket.WebSocketMessage;
import tools.jackson.databind.JsonNode;

/**
 * How messages stand in frames. Messages are trees of maps, lists, texts, numbers, booleans, nulls
 * and {@link java.time.Instant}s. Implementations are thread-safe.
 */
public interface FrameCodec {
  WebSocketMessage<?> encode(Object message);

  /**
   * Reads what a client sent, in a text or a binary frame alike.
   *
   * @throws IOException if it is no message
   */
  JsonNode decode(ByteBuffer payload) throws IOException;
}
