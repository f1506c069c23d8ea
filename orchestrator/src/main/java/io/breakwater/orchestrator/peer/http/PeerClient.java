package io.breakwater.orchestrator.peer.http;

import io.breakwater.orchestrator.peer.Peer;
import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * One peer, asked over HTTP.
 *
 * <p>Thread-safe.
 */
public final class PeerClient {

  private static final int LONGEST_BODY = 4 << 20;

  private final Peer peer;
  private final RestClient client;

  public PeerClient(Peer peer, RestClient client) {
    this.peer = peer;
    this.client = client;
  }

  /**
   * Returns whatever the peer answers to a GET.
   *
   * @param path with {@code {name}} for each variable
   * @throws PeerUnreachableException if no whole answer came
   */
  public PeerAnswer get(String path, Map<String, ?> variables) {
    return exchange(client.get().uri(path, variables));
  }

  /**
   * Returns whatever the peer answers to a POST.
   *
   * @throws PeerUnreachableException if no whole answer came; the request may have been carried out
   */
  public PeerAnswer post(String path, Object body) {
    return exchange(client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body));
  }

  /**
   * Reads the answer to a question that has only one good outcome.
   *
   * @throws PeerRefusedException if the peer refused (a 4xx)
   * @throws PeerUnreachableException if the answer is anything but a readable 2xx
   */
  public <B, T> T read(PeerAnswer answer, Class<B> type, AnswerReader<B, T> reader) {
    if (answer.isRefusal()) {
      Problem problem = answer.problem();
      throw new PeerRefusedException(peer, problem.code(), problem.detail());
    }
    if (!answer.isOk()) {
      throw new PeerUnreachableException(peer, "answered " + answer.status());
    }
    try {
      return reader.read(answer.bodyAs(type));
    } catch (IllegalArgumentException e) {
      throw new PeerUnreachableException(
          peer, "gave an answer that cannot be read: " + e.getMessage(), e);
    }
  }

  private PeerAnswer exchange(RestClient.RequestHeadersSpec<?> request) {
    try {
      return request.exchangeForRequiredValue((_, response) -> answer(response));
    } catch (RestClientException e) {
      throw new PeerUnreachableException(peer, "did not answer: " + e.getMessage(), e);
    }
  }

  private static PeerAnswer answer(ClientHttpResponse response) throws IOException {
    try (InputStream body = response.getBody()) {
      return new PeerAnswer(response.getStatusCode().value(), body.readNBytes(LONGEST_BODY));
    }
  }
}
