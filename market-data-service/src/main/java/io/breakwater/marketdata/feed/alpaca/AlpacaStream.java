package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.feed.FeedConnection;
import io.breakwater.marketdata.feed.FeedConnector;
import io.breakwater.marketdata.feed.FeedListener;
import io.breakwater.marketdata.feed.FeedUnavailableException;
import io.breakwater.security.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens Alpaca's data stream: it greets, we authenticate, it says yes. Each step has its time
 * limit. Thread-safe.
 */
public final class AlpacaStream implements FeedConnector {

  private final HttpClient http;
  private final URI url;
  private final Secret keyId;
  private final Secret secretKey;
  private final StreamCodec codec;
  private final Duration stepTimeout;

  /**
   * The client to be handed in; for the stream and nothing else. Its callbacks run in its I/O
   * thread, which reads on when they have returned. With a pool of threads, the JDK (25 at least)
   * reads on meanwhile, and when the vendor cuts the connection just then it never tells us: the
   * end of input is passed on only where a frame is asked for, and none is before the callback is
   * through.
   */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Runnable::run)
        .build();
  }

  /**
   * @param json whether to talk JSON rather than MessagePack
   * @param stepTimeout for each step of the handshake, and for each message of ours
   */
  public AlpacaStream(
      HttpClient http,
      URI url,
      Secret keyId,
      Secret secretKey,
      boolean json,
      Duration stepTimeout) {
    this.http = http;
    this.url = url;
    this.keyId = keyId;
    this.secretKey = secretKey;
    this.codec = json ? new JsonCodec() : new MsgpackCodec();
    this.stepTimeout = stepTimeout;
  }

  @Override
  public FeedConnection connect(FeedListener listener) {
    var frames = new StreamFrames(codec, listener);
    WebSocket socket =
        await(
            http.newWebSocketBuilder()
                .header("Content-Type", codec.contentType())
                .connectTimeout(stepTimeout)
                .buildAsync(url, frames),
            "the connection");
    var connection = new AlpacaConnection(socket, codec, stepTimeout);
    boolean authenticated = false;
    try {
      await(frames.greeted(), "the greeting");
      connection.send(StreamMessages.authentication(keyId.reveal(), secretKey.reveal()));
      await(frames.authenticated(), "the answer to our key");
      authenticated = true;
      return connection;
    } finally {
      if (!authenticated) {
        connection.close();
      }
    }
  }

  private <T> T await(CompletableFuture<T> step, String what) {
    try {
      return step.get(stepTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      step.cancel(true);
      throw new FeedUnavailableException(what + " did not come within " + stepTimeout, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FeedUnavailableException known
          ? known
          : new FeedUnavailableException(what + " failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FeedUnavailableException("interrupted while waiting for " + what, e);
    }
  }
}
