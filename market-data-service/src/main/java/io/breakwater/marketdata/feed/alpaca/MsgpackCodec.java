package io.breakwater.marketdata.feed.alpaca;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Binary frames of MessagePack; {@link MsgpackFrame} reads them. */
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
    return new MsgpackFrame(frame).messages();
  }
}
