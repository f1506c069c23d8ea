package io.breakwater.boot.http;

import io.breakwater.boot.http.PeerProperties.Peer;
import io.breakwater.security.Secret;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Gives a ready {@link RestClient} per service: base URL, timeouts, our key, tolerant JSON, trace
 * context. HTTP/1.1 over the JDK's client; redirects are not followed, because a key must not be
 * sent where nobody configured it; nothing is retried. An answer of 4xx or 5xx throws {@code
 * RestClientResponseException}, no answer {@code ResourceAccessException}. Thread-safe.
 */
public final class PeerClients {
  private final PeerProperties peers;
  private final Optional<Secret> serviceKey;
  private final ObservationRegistry observations;
  private final Map<String, RestClient> clients = new ConcurrentHashMap<>();

  public PeerClients(
      PeerProperties peers, Optional<Secret> serviceKey, ObservationRegistry observations) {
    this.peers = peers;
    this.serviceKey = serviceKey;
    this.observations = observations;
  }

  /**
   * Returns the client of one service, the same at each call.
   *
   * @param name such as {@code market-data-service}
   * @throws IllegalStateException if its base URL or our key is not configured; names the setting
   */
  public RestClient client(String name) {
    return clients.computeIfAbsent(name, this::build);
  }

  private RestClient build(String name) {
    Peer peer = peers.named(name);
    if (peer == null) {
      throw new IllegalStateException("breakwater.peers." + name + ".base-url is not set");
    }
    Secret key =
        serviceKey.orElseThrow(
            () -> new IllegalStateException("breakwater.security.service-key is not set"));
    return RestClient.builder()
        .baseUrl(peer.baseUrl())
        .requestFactory(requests(peer))
        .defaultHeaders(headers -> headers.setBearerAuth(key.reveal()))
        .configureMessageConverters(converters ->
            converters
                .registerDefaults()
                .withJsonConverter(new JacksonJsonHttpMessageConverter(TolerantJson.mapper())))
        .observationRegistry(observations)
        .build();
  }

  private static JdkClientHttpRequestFactory requests(Peer peer) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(peer.connectTimeout())
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(peer.readTimeout());
    return requests;
  }
}
