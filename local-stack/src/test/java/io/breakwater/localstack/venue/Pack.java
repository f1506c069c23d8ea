package io.breakwater.localstack.venue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.msgpack.core.MessagePack;

/** MessagePack maps of texts and lists of texts, for tests. */
final class Pack {
  private Pack() {}

  static byte[] map(Object... keysAndValues) {
    try (var packer = MessagePack.newDefaultBufferPacker()) {
      packer.packMapHeader(keysAndValues.length / 2);
      for (Object item : keysAndValues) {
        if (item instanceof List<?> list) {
          packer.packArrayHeader(list.size());
          for (Object element : list) {
            packer.packString(element.toString());
          }
        } else {
          packer.packString(item.toString());
        }
      }
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
