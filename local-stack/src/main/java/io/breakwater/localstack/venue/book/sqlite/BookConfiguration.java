package io.breakwater.localstack.venue.book.sqlite;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.VenueProperties;
import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.book.AccountRecord;
import io.breakwater.localstack.venue.book.Arrivals;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.money.Money;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The book's file, and what a new book begins with. */
@Configuration(proxyBeanMethods = false)
public class BookConfiguration {
  private static final int NUMBER_LENGTH = 9;

  @Bean
  SqliteFile bookFile(VenueProperties venue) {
    return SqliteFile.open(venue.bookFile());
  }

  @Bean
  Book book(SqliteFile file, VenueProperties venue, MarketClock clock) {
    UUID id = UUID.randomUUID();
    Money cash = Money.usd(venue.startingCash());
    return SqliteBook.in(
        file,
        new AccountRecord(
            new AccountIdentity(id, number(id), clock.instant()),
            Portfolio.of(cash),
            AccountSettings.initial(venue.marginMultiplier()),
            cash,
            null));
  }

  @Bean
  Arrivals arrivals(SqliteFile file, VenueProperties venue) {
    return new SqliteArrivals(file, venue.arrivalsKept());
  }

  private static String number(UUID id) {
    String letters = id.toString().replace("-", "").toUpperCase(Locale.ROOT);
    return "PA" + letters.substring(0, NUMBER_LENGTH);
  }
}
