package io.breakwater.localstack.venue.wire.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Reads what comes from a session. */
public final class Payloads {
  private Payloads() {}

  /** The bytes of a text or binary frame; nothing for a ping or pong. */
  public static Optional<ByteBuffer> of(WebSocketMessage<?> message) {
    return switch (message) {
      case TextMessage text ->
          Optional.of(ByteBuffer.wrap(text.getPayload().getBytes(StandardCharsets.UTF_8)));
      case BinaryMessage binary -> Optional.of(binary.getPayload());
      default -> Optional.empty();
    };
  }

  /** Whether the client's handshake asked for MessagePack. */
  public static boolean wantsMessagePack(WebSocketSession session) {
    List<String> types = session.getHandshakeHeaders().getOrEmpty("Content-Type");
    return types.stream().anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("msgpack"));
  }
}
