package io.breakwater.boot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.boot.http.PeerProperties.Peer;
import io.breakwater.testing.PropertiesBinding;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PeerPropertiesTest {
  private static final String GATEWAY = "breakwater.peers.execution-gateway.";

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(PeerProperties.class, Map.of()))
        .isEqualTo(new PeerProperties(null, null, null));
    assertThat(
            PropertiesBinding.bind(
                    PeerProperties.class, Map.of(GATEWAY + "base-url", "http://127.0.0.1:8002"))
                .executionGateway())
        .isEqualTo(
            new Peer(
                URI.create("http://127.0.0.1:8002"),
                Duration.ofMillis(500),
                Duration.ofSeconds(5)));
  }

  @Test
  void fullMapping() {
    Map<String, String> all = new HashMap<>();
    int port = 8001;
    for (String name :
        new String[] {"execution-gateway", "market-data-service", "signal-service"}) {
      all.put("breakwater.peers." + name + ".base-url", "https://host:" + port++);
      all.put("breakwater.peers." + name + ".connect-timeout", "1s");
      all.put("breakwater.peers." + name + ".read-timeout", "2s");
    }

    assertThat(PropertiesBinding.bind(PeerProperties.class, all))
        .isEqualTo(new PeerProperties(peer(8001), peer(8002), peer(8003)));
  }

  @ParameterizedTest
  @CsvSource({
    "BREAKWATER_PEERS_EXECUTIONGATEWAY_BASEURL",
    "BREAKWATER_PEERS_EXECUTION_GATEWAY_BASE_URL"
  })
  void takesTheEnvironmentsSpelling(String variable) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "test-systemEnvironment", Map.of(variable, "http://h:1")));

    var bound =
        new Binder(ConfigurationPropertySources.get(environment))
            .bind("breakwater.peers", Bindable.of(PeerProperties.class))
            .get();

    assertThat(bound.executionGateway()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "base-url, ftp://host",
    "base-url, nonsense",
    "connect-timeout, 0s",
    "read-timeout, -1s",
    "read-timout, 1s"
  })
  void refusesAndNamesTheKey(String key, String value) {
    var properties = new HashMap<>(Map.of(GATEWAY + "base-url", "http://h:1"));
    properties.put(GATEWAY + key, value);

    assertThatThrownBy(() -> PropertiesBinding.bind(PeerProperties.class, properties))
        .hasStackTraceContaining(key);
  }

  @Test
  void refusesATimeoutOfNoAddress() {
    Map<String, String> properties = Map.of(GATEWAY + "read-timeout", "1s");

    assertThatThrownBy(() -> PropertiesBinding.bind(PeerProperties.class, properties))
        .hasStackTraceContaining("base-url");
  }

  @Test
  void knowsNoOtherService() {
    assertThatThrownBy(() -> new PeerProperties(null, null, null).named("orchestrator"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Peer peer(int port) {
    return new Peer(
        URI.create("https://host:" + port), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
