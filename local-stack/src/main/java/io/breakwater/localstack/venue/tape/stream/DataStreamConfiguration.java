package io.breakwater.localstack.venue.tape.stream;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.VenueProperties;
import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.fault.VenueStream;
import io.breakwater.localstack.venue.fault.stream.StreamFaults;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.wire.Heartbeat;
import io.breakwater.localstack.venue.wire.KeyPair;
import io.breakwater.localstack.venue.wire.socket.Connecting;
import io.breakwater.localstack.venue.wire.socket.FrameCodec;
import io.breakwater.localstack.venue.wire.socket.JsonCodec;
import io.breakwater.localstack.venue.wire.socket.MessagePackCodec;
import io.breakwater.localstack.venue.wire.socket.Payloads;
import io.breakwater.localstack.venue.wire.web.Paths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The market-data stream at its address, and the loop that makes it quote. */
@Configuration(proxyBeanMethods = false)
public class DataStreamConfiguration {

  @Bean
  DataSocket dataSocket(
      MarketTape tape,
      MarketClock clock,
      KeyPair keys,
      VenueProperties venue,
      JsonMapper json,
      Faults faults) {
    FrameCodec text = JsonCodec.inTextFrames(json);
    FrameCodec messagePack = new MessagePackCodec(json);
    return new DataSocket(
        tape,
        clock,
        keys,
        new DataSocket.Limits(venue.streamQueue(), venue.streamSymbols()),
        session -> Payloads.wantsMessagePack(session) ? messagePack : text,
        new StreamFaults(faults, VenueStream.MARKET_DATA));
  }

  @Bean
  Heartbeat quoteLoop(DataSocket socket, VenueProperties venue) {
    return Heartbeat.start("quotes", venue.tickInterval(), socket::quote);
  }

  @Bean
  WebSocketConfigurer marketDataAddress(DataSocket socket) {
    return registry ->
        registry
            .addHandler(socket, Paths.MARKET_DATA)
            .setAllowedOrigins("*")
            .addInterceptors(new Connecting());
  }
}
