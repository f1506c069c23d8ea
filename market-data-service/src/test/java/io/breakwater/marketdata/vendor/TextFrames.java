package io.breakwater.marketdata.vendor;

import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON in text frames. */
final class TextFrames implements Frames {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public void send(Session session, List<Map<String, Object>> messages) {
    try {
      session.getBasicRemote().sendText(JSON.writeValueAsString(messages));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Object> read(ByteBuffer frame) {
    return JSON.readValue(
        StandardCharsets.UTF_8.decode(frame).toString(), new TypeReference<>() {});
  }
}
