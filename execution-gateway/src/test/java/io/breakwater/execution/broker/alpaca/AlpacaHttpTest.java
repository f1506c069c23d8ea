package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.security.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK's client can fail with, and what that says about the request. */
class AlpacaHttpTest {
  private final HttpClient client = mock(HttpClient.class);
  private final AlpacaHttp http =
      new AlpacaHttp(
          client, properties(), new RateBudget(200, System::nanoTime), InstantSource.system());

  static Stream<Exception> beforeAnythingLeft() {
    ConnectException unresolved = new ConnectException();
    unresolved.initCause(new UnresolvedAddressException());
    return Stream.of(
        new HttpConnectTimeoutException("connect timed out"),
        new ConnectException("Connection refused"),
        unresolved,
        new SSLHandshakeException("certificate unknown"));
  }

  static Stream<Exception> whenSomeMayHaveLeft() {
    return Stream.of(
        new HttpTimeoutException("request timed out"),
        new IOException("Connection reset"),
        new EOFException("EOF reached while reading"),
        new IllegalStateException("a fault of the client"));
  }

  @ParameterizedTest
  @MethodSource("beforeAnythingLeft")
  void saysThatNothingLeft(Exception failure) {
    fail(failure);

    assertThat(post()).isInstanceOf(Reply.NotConnected.class);
  }

  @ParameterizedTest
  @MethodSource("whenSomeMayHaveLeft")
  void saysThatSomeMayHaveLeft(Exception failure) {
    fail(failure);

    assertThat(post()).isInstanceOf(Reply.Broken.class);
  }

  @Test
  void endsWhereTheAnswerNeverDoesAndLetsGoOfIt() {
    CompletableFuture<HttpResponse<String>> never = new CompletableFuture<>();
    answerWith(never);

    assertThat(post()).isEqualTo(new Reply.Broken("no answer within 20 ms"));
    assertThat(never).isCancelled();
  }

  @Test
  void triesNothingTwice() {
    fail(new ConnectException("Connection refused"));

    post();

    verify(client, times(1)).sendAsync(any(HttpRequest.class), anyBody());
  }

  private Reply post() {
    return http.post("/v2/orders", new byte[0]);
  }

  private void fail(Exception failure) {
    answerWith(CompletableFuture.failedFuture(failure));
  }

  private void answerWith(CompletableFuture<HttpResponse<String>> answer) {
    when(client.sendAsync(any(HttpRequest.class), anyBody())).thenReturn(answer);
  }

  private static HttpResponse.BodyHandler<String> anyBody() {
    return any();
  }

  private static BrokerProperties properties() {
    return new BrokerProperties(
        BrokerKind.VENUE,
        null,
        "paper",
        URI.create("http://127.0.0.1:1"),
        URI.create("ws://127.0.0.1:1"),
        Secret.of("key"),
        Secret.of("secret"),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        16,
        Duration.ofMillis(250),
        200);
  }
}
