package io.breakwater.execution.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** The server's side of one WebSocket, as Alpaca's stream speaks on it. Writes are thread-safe. */
public final class FakeSocket {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CONTINUED = 0;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket connection;
  private final InputStream in;
  private final Set<FakeSocket> listening;

  FakeSocket(
      Socket connection, InputStream in, FakeHttpServer.Request request, Set<FakeSocket> listening)
      throws IOException {
    this.connection = connection;
    this.in = in;
    this.listening = listening;
    String accept = accept(Objects.requireNonNull(request.headers().get("sec-websocket-key")));
    write(
        ("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept
                + "\r\n\r\n")
            .getBytes(UTF_8));
  }

  /** Says nothing first; authorizes whoever gives a key, and confirms what is listened to. */
  void converse() throws IOException {
    try {
      for (Frame frame = read(); frame.opcode() != CLOSE; frame = read()) {
        String text = new String(frame.payload(), UTF_8);
        if (frame.opcode() == PING) {
          send(PONG, true, frame.payload());
        } else if (text.contains("\"authenticate\"")) {
          boolean known = !text.contains("\"wrong\"");
          sendBinary(
              ("{\"stream\":\"authorization\",\"data\":{\"status\":\"%s\",\"action\":\"authenticate\"}}"
                      .formatted(known ? "authorized" : "unauthorized"))
                  .getBytes(UTF_8));
        } else if (text.contains("\"listen\"")) {
          listening.add(this);
          sendBinary(
              "{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}"
                  .getBytes(UTF_8));
        }
      }
    } finally {
      listening.remove(this);
    }
  }

  public void sendText(String text) {
    send(TEXT, true, text.getBytes(UTF_8));
  }

  public void sendBinary(byte[] bytes) {
    send(BINARY, true, bytes);
  }

  /** One message in two frames. */
  public void sendInParts(byte[] bytes) {
    int middle = bytes.length / 2;
    send(BINARY, false, Arrays.copyOf(bytes, middle));
    send(CONTINUED, true, Arrays.copyOfRange(bytes, middle, bytes.length));
  }

  public void cut() {
    try {
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void send(int opcode, boolean last, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(payload);
    try {
      write(frame.toByteArray());
    } catch (IOException e) {
      // Gone: a stream that nobody hears.
      listening.remove(this);
    }
  }

  private void write(byte[] bytes) throws IOException {
    connection.getOutputStream().write(bytes);
    connection.getOutputStream().flush();
  }

  private record Frame(int opcode, byte[] payload) {}

  private Frame read() throws IOException {
    int first = in.read();
    int second = in.read();
    if (first < 0 || second < 0) {
      return new Frame(CLOSE, new byte[0]);
    }
    int length = second & 0x7f;
    if (length == 126) {
      length = (in.read() << 8) | in.read();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame(first & 0x0f, payload);
  }

  private static String accept(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
