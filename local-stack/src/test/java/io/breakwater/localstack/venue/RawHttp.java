package io.breakwater.localstack.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** One HTTP request on a connection of its own: it shows how the connection ended. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 20_000;

  private RawHttp() {}

  /** Sends the request and reads whatever comes until the venue ends the connection. */
  static Ending send(URI address, String method, String body) {
    try (var socket = connected(address, method, body)) {
      return read(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the request and does not wait for an answer. */
  static void sendAndLeave(URI address, String method, String body) {
    try {
      connected(address, method, body).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connected(URI address, String method, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        """
        %s %s HTTP/1.1\r
        Host: %s\r
        APCA-API-KEY-ID: %s\r
        APCA-API-SECRET-KEY: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Connection: close\r
        \r
        """
            .formatted(
                method,
                address.getRawPath(),
                address.getAuthority(),
                RunningVenue.KEY,
                RunningVenue.SECRET,
                bytes.length);
    var socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(bytes);
    return socket;
  }

  private static Ending read(Socket socket) throws IOException {
    var received = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      int count;
      while ((count = socket.getInputStream().read(buffer)) >= 0) {
        received.write(buffer, 0, count);
      }
      return new Ending(received.toString(UTF_8), false);
    } catch (SocketException e) {
      return new Ending(received.toString(UTF_8), true);
    }
  }

  /**
   * How it ended.
   *
   * @param received all that came, head and body
   * @param reset whether by a TCP reset, and not by an end of the stream
   */
  record Ending(String received, boolean reset) {
    String body() {
      int head = received.indexOf("\r\n\r\n");
      return head < 0 ? "" : received.substring(head + 4);
    }

    int promisedLength() {
      return received
          .lines()
          .filter(line -> line.startsWith("Content-Length: "))
          .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length()).strip()))
          .findFirst()
          .orElse(-1);
    }
  }
}
