package io.breakwater.localstack.venue.trading.stream;

import io.breakwater.localstack.venue.VenueProperties;
import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.fault.VenueStream;
import io.breakwater.localstack.venue.fault.stream.StreamFaults;
import io.breakwater.localstack.venue.trading.TradingEngine;
import io.breakwater.localstack.venue.wire.KeyPair;
import io.breakwater.localstack.venue.wire.socket.Connecting;
import io.breakwater.localstack.venue.wire.web.Paths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The trade-update stream at its address, listening to the engine. */
@Configuration(proxyBeanMethods = false)
public class TradeStreamConfiguration {

  @Bean
  TradeUpdateSocket tradeUpdateSocket(
      TradingEngine engine, KeyPair keys, JsonMapper json, VenueProperties venue, Faults faults) {
    var socket =
        new TradeUpdateSocket(
            keys, json, venue.streamQueue(), new StreamFaults(faults, VenueStream.TRADE_UPDATES));
    engine.listen(socket);
    return socket;
  }

  @Bean
  WebSocketConfigurer tradeUpdateAddress(TradeUpdateSocket socket) {
    return registry ->
        registry
            .addHandler(socket, Paths.TRADE_UPDATES)
            .setAllowedOrigins("*")
            .addInterceptors(new Connecting());
  }
}
