package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerContract;
import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.security.Secret;
import io.breakwater.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

/** The adapter and the fake broker behind it, together. */
class AlpacaBrokerContractIT extends BrokerContract {
  private final FakeAlpaca alpaca = new FakeAlpaca();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final AlpacaReader reader = new AlpacaReader(json);
  private final SettableClock clock = SettableClock.at("2013-01-02T15:00:00Z");
  private final AlpacaHttp http =
      new AlpacaHttp(
          client,
          new BrokerProperties(
              BrokerKind.VENUE,
              null,
              "paper",
              URI.create(alpaca.baseUrl()),
              URI.create(alpaca.streamUrl()),
              Secret.of("key"),
              Secret.of("secret"),
              Duration.ofMillis(500),
              Duration.ofSeconds(5),
              16,
              Duration.ofMillis(250),
              200),
          new RateBudget(200, System::nanoTime),
          clock);

  @AfterEach
  void close() {
    client.shutdownNow();
    alpaca.close();
  }

  @Override
  protected Broker broker() {
    return new AlpacaBroker(http, reader, new SubmitReply(reader, clock), json);
  }

  @Override
  protected BrokerAccount account() {
    return new AlpacaAccount(http, reader, json);
  }

  @Override
  protected BrokerBook book() {
    return new AlpacaBook(http, reader);
  }
}
