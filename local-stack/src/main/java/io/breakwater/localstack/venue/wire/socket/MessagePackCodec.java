package io.breakwater.localstack.venue.wire.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.WebSocketMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * MessagePack in binary frames. Times are its timestamp extension (type -1), and numbers with a
 * fraction are its 64-bit floats, because that is what Alpaca's clients read.
 */
public final class MessagePackCodec implements FrameCodec {
  /** Deeper than any message of the protocol; a bound, because reading is recursive. */
  private static final int MAX_DEPTH = 8;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonMapper json;

  public MessagePackCodec(JsonMapper json) {
    this.json = json;
  }

  @Override
  public WebSocketMessage<?> encode(Object message) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      pack(packer, message);
      return new BinaryMessage(packer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
  }

  @Override
  public JsonNode decode(ByteBuffer payload) throws IOException {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(payload)) {
      JsonNode node = unpack(unpacker, 0);
      if (unpacker.hasNext()) {
        throw new IOException("more than one message in the frame");
      }
      return node;
    } catch (MessagePackException e) {
      throw new IOException("the frame is not MessagePack", e);
    }
  }

  private void pack(MessagePacker packer, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> packer.packNil();
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
      case Boolean flag -> packer.packBoolean(flag);
      case Integer number -> packer.packInt(number);
      case Long number -> packer.packLong(number);
      case BigDecimal number -> packer.packDouble(number.doubleValue());
      case Instant time -> packer.packTimestamp(time);
      case CharSequence text -> packer.packString(text.toString());
      default -> pack(packer, json.convertValue(value, Object.class));
    }
  }

  private static JsonNode unpack(MessageUnpacker unpacker, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("the message is nested too deep");
    }
    MessageFormat format = unpacker.getNextFormat();
    return switch (format.getValueType()) {
      case NIL -> {
        unpacker.unpackNil();
        yield NODES.nullNode();
      }
      case BOOLEAN -> NODES.booleanNode(unpacker.unpackBoolean());
      case INTEGER -> NODES.numberNode(unpacker.unpackBigInteger());
      case FLOAT -> NODES.numberNode(unpacker.unpackDouble());
      case STRING -> NODES.stringNode(unpacker.unpackString());
      case ARRAY -> {
        int size = unpacker.unpackArrayHeader();
        var array = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
          array.add(unpack(unpacker, depth + 1));
        }
        yield array;
      }
      case MAP -> {
        int size = unpacker.unpackMapHeader();
        var object = NODES.objectNode();
        for (int i = 0; i < size; i++) {
          object.set(unpacker.unpackString(), unpack(unpacker, depth + 1));
        }
        yield object;
      }
      case BINARY, EXTENSION -> throw new IOException("the message holds " + format);
    };
  }
}
