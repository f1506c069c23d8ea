package io.breakwater.execution.webhook.outgoing.http;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Tells addresses of the internet from those of this machine and of networks that are nobody else's
 * business: what is configured as a receiver must not become a way in (SSRF). After the registries
 * of special-purpose addresses of IANA (RFC 6890 and its updates, read 2026-11-25).
 */
final class Addresses {

  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
  }

  private static boolean isPublicV4(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    boolean special =
        a == 0 // this network
            || a == 10 // private
            || a == 127 // loopback
            || a >= 224 // multicast, reserved, broadcast
            || (a == 100 && b >= 64 && b < 128) // shared, behind a carrier's NAT
            || (a == 169 && b == 254) // link-local, and the metadata of clouds
            || (a == 172 && b >= 16 && b < 32) // private
            || (a == 192 && b == 168) // private
            || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocol assignments, documentation
            || (a == 192 && b == 88 && c == 99) // relays of 6to4
            || (a == 198 && (b == 18 || b == 19)) // benchmarks
            || (a == 198 && b == 51 && c == 100) // documentation
            || (a == 203 && b == 0 && c == 113); // documentation
    return !special;
  }

  /**
   * Global unicast is 2000::/3; what is special or carries a version 4 address is refused there.
   */
  private static boolean isPublicV6(byte[] bytes) {
    boolean globalUnicast = (bytes[0] & 0xe0) == 0x20;
    return globalUnicast
        && !startsWith(bytes, 0x20, 0x01, 0x00, 0x00) // Teredo
        && !startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8) // documentation
        && !startsWith(bytes, 0x20, 0x02) // 6to4
        && !startsWith(bytes, 0x3f, 0xff); // documentation
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    byte[] wanted = new byte[prefix.length];
    for (int i = 0; i < prefix.length; i++) {
      wanted[i] = (byte) prefix[i];
    }
    return Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }
}
