package io.breakwater.localstack.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream's client on the JDK's WebSocket: whole frames, in order. */
final class SocketClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** RFC 6455's code for it, which no frame ever carries. */
  private static final int WITHOUT_A_FRAME = 1006;

  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  private SocketClient(URI address, String contentType) {
    WebSocket.Builder builder = http.newWebSocketBuilder();
    if (contentType != null) {
      builder.header("Content-Type", contentType);
    }
    socket = builder.buildAsync(address, new Listener()).join();
  }

  static SocketClient open(URI address) {
    return new SocketClient(address, null);
  }

  static SocketClient openMessagePack(URI address) {
    return new SocketClient(address, "application/msgpack");
  }

  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Sends one message in pieces of that many bytes. */
  void sendFragmented(byte[] bytes, int size) {
    for (int from = 0; from < bytes.length; from += size) {
      int to = Math.min(bytes.length, from + size);
      socket
          .sendBinary(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to)), to == bytes.length)
          .join();
    }
  }

  Frame next() {
    try {
      Frame frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (frame == null) {
        throw new AssertionError("no frame within " + PATIENCE);
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next frame, read as JSON. */
  JsonNode nextJson() {
    return JSON.readTree(next().bytes());
  }

  boolean isSilent() {
    return frames.isEmpty();
  }

  /** The close code that the server sent. */
  int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Whether the connection ends without a closing frame; waits for its end. */
  boolean isCut() {
    try {
      return closeCode() == WITHOUT_A_FRAME;
    } catch (CompletionException e) {
      return e.getCause() instanceof IOException;
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }

  record Frame(boolean binary, byte[] bytes) {
    Value messagePack() {
      try (var unpacker = MessagePack.newDefaultUnpacker(bytes)) {
        return unpacker.unpackValue();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      return part(from, data.toString().getBytes(UTF_8), last, false);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      return part(from, bytes, last, true);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }

    private CompletionStage<?> part(WebSocket from, byte[] bytes, boolean last, boolean binary) {
      message.writeBytes(bytes);
      if (last) {
        frames.add(new Frame(binary, message.toByteArray()));
        message.reset();
      }
      from.request(1);
      return null;
    }
  }
}
