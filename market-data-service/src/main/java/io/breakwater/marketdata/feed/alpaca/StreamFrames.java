package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.feed.FeedListener;
import io.breakwater.marketdata.feed.FeedMessage;
import io.breakwater.marketdata.feed.FeedUnavailableException;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What we hear on the stream: puts the parts of frames together, reads them, completes the steps of
 * the handshake, then passes messages on. The WebSocket calls it by one thread at a time.
 */
final class StreamFrames implements WebSocket.Listener {

  /** Far above what Alpaca sends in one frame; a longer one is not theirs. */
  private static final int LONGEST_FRAME = 8 * 1024 * 1024;

  /** Errors that trying again soon does not cure: key, plan, or another connection with our key. */
  private static final Set<Integer> REFUSALS = Set.of(402, 406, 408, 409, 411);

  private final StreamCodec codec;
  private final FeedListener listener;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final CompletableFuture<Void> authenticated = new CompletableFuture<>();

  StreamFrames(StreamCodec codec, FeedListener listener) {
    this.codec = codec;
    this.listener = listener;
  }

  CompletableFuture<Void> greeted() {
    return greeted;
  }

  CompletableFuture<Void> authenticated() {
    return authenticated;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    return onPart(socket, data.toString().getBytes(StandardCharsets.UTF_8), last);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    return onPart(socket, part, last);
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    listener.onSignOfLife();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    ended("the vendor closed the stream: " + status + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended("the stream broke: " + error);
  }

  private @Nullable CompletionStage<?> onPart(WebSocket socket, byte[] part, boolean last) {
    listener.onSignOfLife();
    partial.writeBytes(part);
    if (partial.size() > LONGEST_FRAME) {
      socket.abort();
      ended("a frame of more than " + LONGEST_FRAME + " bytes");
      return null;
    }
    if (last) {
      ByteBuffer frame = ByteBuffer.wrap(partial.toByteArray());
      partial.reset();
      onFrame(frame);
    }
    socket.request(1);
    return null;
  }

  private void onFrame(ByteBuffer frame) {
    try {
      codec.decode(frame).forEach(this::onMessage);
    } catch (UnreadableFrameException e) {
      listener.onMessage(new FeedMessage.Unexpected("unreadable frame"));
    }
  }

  private void onMessage(Map<String, Object> message) {
    if (StreamMessages.isSuccess(message, "connected")) {
      greeted.complete(null);
      return;
    }
    if (StreamMessages.isSuccess(message, "authenticated")) {
      authenticated.complete(null);
      return;
    }
    FeedMessage read = StreamMessages.read(message);
    if (read instanceof FeedMessage.Refused refused && !authenticated.isDone()) {
      fail(refusal(refused));
    } else {
      listener.onMessage(read);
    }
  }

  private static FeedUnavailableException refusal(FeedMessage.Refused refused) {
    String reason = "the vendor refused the connection: " + refused.code() + " " + refused.reason();
    return REFUSALS.contains(refused.code())
        ? FeedUnavailableException.refused(reason)
        : new FeedUnavailableException(reason);
  }

  private void ended(String reason) {
    fail(new FeedUnavailableException(reason));
    listener.onClosed(reason);
  }

  /** Ends whichever step of the handshake is still awaited. */
  private void fail(FeedUnavailableException failure) {
    greeted.completeExceptionally(failure);
    authenticated.completeExceptionally(failure);
  }
}
