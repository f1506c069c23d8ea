package io.breakwater.localstack.venue.wire.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON, in text frames or, as Alpaca's trade updates, in binary ones. Times are RFC 3339 texts. */
public final class JsonCodec implements FrameCodec {
  private final JsonMapper json;
  private final boolean binary;

  private JsonCodec(JsonMapper json, boolean binary) {
    this.json = json;
    this.binary = binary;
  }

  public static JsonCodec inTextFrames(JsonMapper json) {
    return new JsonCodec(json, false);
  }

  public static JsonCodec inBinaryFrames(JsonMapper json) {
    return new JsonCodec(json, true);
  }

  @Override
  public WebSocketMessage<?> encode(Object message) {
    return binary
        ? new BinaryMessage(json.writeValueAsBytes(message))
        : new TextMessage(json.writeValueAsString(message));
  }

  @Override
  public JsonNode decode(ByteBuffer payload) throws IOException {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    try {
      return json.readTree(bytes);
    } catch (JacksonException e) {
      throw new IOException("the frame is not JSON", e);
    }
  }
}
