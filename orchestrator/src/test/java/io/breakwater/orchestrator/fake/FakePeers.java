package io.breakwater.orchestrator.fake;

import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.http.HttpOrderDesk;
import io.breakwater.orchestrator.peer.Peer;
import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.positions.http.HttpPositionSource;
import io.breakwater.orchestrator.quotes.QuoteSource;
import io.breakwater.orchestrator.quotes.http.HttpQuoteSource;
import io.breakwater.orchestrator.signals.SignalSource;
import io.breakwater.orchestrator.signals.http.HttpSignalSource;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The three peers, and the adapters that talk to them. */
public record FakePeers(FakeSignalService signals, FakeGateway gateway, FakeMarketData marketData)
    implements AutoCloseable {

  public static FakePeers start() {
    return new FakePeers(new FakeSignalService(), new FakeGateway(), new FakeMarketData());
  }

  public void reset() {
    signals.reset();
    gateway.reset();
    marketData.reset();
  }

  public SignalSource signalSource() {
    return new HttpSignalSource(client(Peer.SIGNAL_SERVICE, signals.baseUrl()));
  }

  public PositionSource positionSource() {
    return new HttpPositionSource(client(Peer.EXECUTION_GATEWAY, gateway.baseUrl()));
  }

  public QuoteSource quoteSource() {
    return new HttpQuoteSource(client(Peer.MARKET_DATA_SERVICE, marketData.baseUrl()));
  }

  public OrderDesk orderDesk() {
    return new HttpOrderDesk(client(Peer.EXECUTION_GATEWAY, gateway.baseUrl()));
  }

  /** A client as the library makes it, but for the key. */
  public static PeerClient client(Peer peer, String baseUrl) {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    requests.setReadTimeout(Duration.ofSeconds(5));
    return new PeerClient(
        peer,
        RestClient.builder()
            .baseUrl(baseUrl)
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(
                        new JacksonJsonHttpMessageConverter(
                            io.breakwater.boot.http.TolerantJson.mapper())))
            .build());
  }

  @Override
  public void close() {
    signals.close();
    gateway.close();
    marketData.close();
  }
}
