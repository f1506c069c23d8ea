package io.breakwater.marketdata.feed.alpaca;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;

/**
 * Binary frames of MessagePack, in which times are the timestamp extension (type −1).
 *
 * <p>Prices come as binary floating-point numbers, since MessagePack has no decimals. The shortest
 * decimal that identifies such a number is the price that was put in, as long as that had at most
 * 15 digits.
 */
final class MsgpackCodec implements StreamCodec {

  @Override
  public String contentType() {
    return "application/msgpack";
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public byte[] encode(Map<String, Object> message) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packMapHeader(message.size());
      for (Map.Entry<String, Object> entry : message.entrySet()) {
        packer.packString(entry.getKey());
        pack(packer, entry.getValue());
      }
      return packer.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("packing into memory failed", e);
    }
  }

  private static void pack(MessageBufferPacker packer, Object value) throws IOException {
    if (value instanceof List<?> list) {
      packer.packArrayHeader(list.size());
      for (Object element : list) {
        packer.packString(String.valueOf(element));
      }
    } else {
      packer.packString(String.valueOf(value));
    }
  }

  @Override
  public List<Map<String, Object>> decode(ByteBuffer frame) {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(frame)) {
      List<Map<String, Object>> messages = new ArrayList<>();
      for (Value element : unpacker.unpackValue().asArrayValue()) {
        messages.add(read(element));
      }
      return messages;
    } catch (IOException | MessagePackException e) {
      throw new UnreadableFrameException("not an array of MessagePack maps", e);
    }
  }

  private static Map<String, Object> read(Value message) {
    Map<String, Object> read = new LinkedHashMap<>();
    message
        .asMapValue()
        .entrySet()
        .forEach(
            entry -> read.put(entry.getKey().asStringValue().asString(), plain(entry.getValue())));
    return read;
  }

  private static Object plain(Value value) {
    return switch (value.getValueType()) {
      case STRING -> value.asStringValue().asString();
      case INTEGER -> new BigDecimal(value.asIntegerValue().toBigInteger());
      case FLOAT -> decimal(value);
      case BOOLEAN -> value.asBooleanValue().getBoolean();
      case ARRAY -> value.asArrayValue().list().stream().map(MsgpackCodec::plain).toList();
      case EXTENSION -> value.isTimestampValue() ? value.asTimestampValue().toInstant() : "";
      case NIL, BINARY, MAP -> "";
    };
  }

  private static Object decimal(Value value) {
    double binary = value.asFloatValue().toDouble();
    return Double.isFinite(binary) ? BigDecimal.valueOf(binary) : "";
  }
}
