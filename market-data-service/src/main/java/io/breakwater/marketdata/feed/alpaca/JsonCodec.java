package io.breakwater.marketdata.feed.alpaca;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Text frames of JSON. Numbers are read digit for digit. */
final class JsonCodec implements StreamCodec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final TypeReference<List<Map<String, Object>>> MESSAGES = new TypeReference<>() {};

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public byte[] encode(Map<String, Object> message) {
    return MAPPER.writeValueAsBytes(message);
  }

  @Override
  public List<Map<String, Object>> decode(ByteBuffer frame) {
    try {
      return MAPPER.readValue(StandardCharsets.UTF_8.decode(frame).toString(), MESSAGES);
    } catch (JacksonException e) {
      throw new UnreadableFrameException("not an array of JSON objects", e);
    }
  }
}
