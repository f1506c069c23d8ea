package io.breakwater.signal.marketdata;

import io.breakwater.boot.http.PeerClients;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.signal.marketdata.http.MarketDataServiceBars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MarketDataConfiguration {

  @Bean
  BarSource barSource(PeerClients peers) {
    return new MarketDataServiceBars(peers.client("market-data-service"));
  }

  @Bean
  BarCalendar barCalendar(TradingCalendar calendar, MarketClock clock) {
    return new BarCalendar(calendar, clock);
  }
}
