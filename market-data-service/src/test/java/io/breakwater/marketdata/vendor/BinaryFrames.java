package io.breakwater.marketdata.vendor;

import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;

/** MessagePack in binary frames, times as timestamp extensions. */
final class BinaryFrames implements Frames {

  @Override
  public void send(Session session, List<Map<String, Object>> messages) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      pack(packer, messages);
      session.getBasicRemote().sendBinary(ByteBuffer.wrap(packer.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pack(MessageBufferPacker packer, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        packer.packMapHeader(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          packer.packString(String.valueOf(entry.getKey()));
          pack(packer, entry.getValue());
        }
      }
      case List<?> list -> {
        packer.packArrayHeader(list.size());
        for (Object element : list) {
          pack(packer, element);
        }
      }
      case Integer number -> packer.packInt(number);
      case Double number -> packer.packDouble(number);
      case Instant instant -> packer.packTimestamp(instant);
      default -> packer.packString(String.valueOf(value));
    }
  }

  @Override
  public Map<String, Object> read(ByteBuffer frame) {
    try (var unpacker = MessagePack.newDefaultUnpacker(frame)) {
      Map<String, Object> message = new HashMap<>();
      unpacker
          .unpackValue()
          .asMapValue()
          .entrySet()
          .forEach(entry -> message.put(entry.getKey().toString(), plain(entry.getValue())));
      return message;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object plain(Value value) {
    return value.isArrayValue()
        ? value.asArrayValue().list().stream().map(Value::toString).toList()
        : value.toString();
  }
}
