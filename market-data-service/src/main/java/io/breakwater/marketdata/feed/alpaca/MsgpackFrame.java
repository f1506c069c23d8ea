package io.breakwater.marketdata.feed.alpaca;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * One frame of MessagePack, read once. Times are the timestamp extension (type −1).
 *
 * <p>Nothing that the frame says of its own sizes is believed beyond its length, so that a few
 * bytes of nonsense cannot make us reserve gigabytes.
 *
 * <p>Prices come as binary floating-point numbers, since MessagePack has no decimals. The shortest
 * decimal that identifies such a number is the price that was put in, as long as that had at most
 * 15 digits.
 */
final class MsgpackFrame {

  private static final byte TIMESTAMP = -1;

  /** Alpaca nests a list in a message in the frame's array. */
  private static final int DEEPEST = 8;

  private final ByteBuffer frame;
  private final int length;

  MsgpackFrame(ByteBuffer frame) {
    this.frame = frame;
    this.length = frame.remaining();
  }

  /**
   * Reads the messages.
   *
   * @throws UnreadableFrameException if the frame is not an array of maps
   */
  List<Map<String, Object>> messages() {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(frame)) {
      List<Map<String, Object>> messages = new ArrayList<>();
      int size = bounded(unpacker.unpackArrayHeader());
      for (int i = 0; i < size; i++) {
        messages.add(map(unpacker, 1));
      }
      return messages;
    } catch (IOException | MessagePackException e) {
      throw new UnreadableFrameException("not an array of MessagePack maps", e);
    }
  }

  private Map<String, Object> map(MessageUnpacker unpacker, int depth) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    int size = bounded(unpacker.unpackMapHeader());
    for (int i = 0; i < size; i++) {
      map.put(text(unpacker), value(unpacker, depth + 1));
    }
    return map;
  }

  private List<Object> list(MessageUnpacker unpacker, int depth) throws IOException {
    List<Object> list = new ArrayList<>();
    int size = bounded(unpacker.unpackArrayHeader());
    for (int i = 0; i < size; i++) {
      list.add(value(unpacker, depth + 1));
    }
    return list;
  }

  private Object value(MessageUnpacker unpacker, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nested deeper than " + DEEPEST);
    }
    return switch (unpacker.getNextFormat().getValueType()) {
      case STRING -> text(unpacker);
      case INTEGER -> new BigDecimal(unpacker.unpackBigInteger());
      case FLOAT -> decimal(unpacker);
      case BOOLEAN -> unpacker.unpackBoolean();
      case ARRAY -> list(unpacker, depth);
      case MAP -> map(unpacker, depth);
      case EXTENSION -> extension(unpacker);
      case BINARY -> unpacker.readPayload(bounded(unpacker.unpackBinaryHeader()));
      case NIL -> {
        unpacker.unpackNil();
        yield "";
      }
    };
  }

  private String text(MessageUnpacker unpacker) throws IOException {
    byte[] bytes = unpacker.readPayload(bounded(unpacker.unpackRawStringHeader()));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Object extension(MessageUnpacker unpacker) throws IOException {
    ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
    int size = bounded(header.getLength());
    return header.getType() == TIMESTAMP
        ? unpacker.unpackTimestamp(header)
        : unpacker.readPayload(size);
  }

  /** Neither infinite nor not-a-number is a price: they are read as no number at all. */
  private static Object decimal(MessageUnpacker unpacker) throws IOException {
    double binary = unpacker.unpackDouble();
    return Double.isFinite(binary) ? BigDecimal.valueOf(binary) : "";
  }

  private int bounded(int size) throws IOException {
    if (size < 0 || size > length) {
      throw new IOException("a size of " + size + " in a frame of " + length + " bytes");
    }
    return size;
  }
}
