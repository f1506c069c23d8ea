package io.breakwater.localstack.venue;

import io.breakwater.security.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the venue trades, on which account, for whom.
 *
 * @param dataFolder a folder, or {@code classpath:…}, with one CSV of daily bars per symbol
 * @param symbols which of them to trade; empty for all
 * @param bookFile the SQLite file that holds the account and its orders
 * @param keyId the one key id that the venue knows
 * @param secretKey its secret
 * @param seed of the simulated prices within each day
 * @param startingCash what a new account begins with, in US dollars
 * @param marginMultiplier how many times its equity a new account may hold: 1, 2 or 4
 * @param positionFlips whether one order may take a position through zero; Alpaca refuses it
 * @param replaceTime market time that a replacement of an order takes to reach the exchange
 * @param tickInterval machine time between two looks at the market, at most a second
 * @param rateLimit requests per minute before the answer is 429
 * @param streamQueue messages that wait for a slow stream client before it is cut off
 * @param streamSymbols trades and quotes that one data-stream client may subscribe to
 * @param arrivalsKept how many requests the book remembers over a start
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.venue", ignoreUnknownFields = false)
public record VenueProperties(
    @DefaultValue("classpath:/market-data/daily") @NotBlank String dataFolder,
    @DefaultValue List<String> symbols,
    @DefaultValue(".local/venue/book.db") @NotNull Path bookFile,
    @NotBlank String keyId,
    @NotNull Secret secretKey,
    @DefaultValue("20130102") long seed,
    @DefaultValue("100000") @NotNull @Positive BigDecimal startingCash,
    @DefaultValue("2") int marginMultiplier,
    @DefaultValue("false") boolean positionFlips,
    @DefaultValue("0s") Duration replaceTime,
    @DefaultValue("500ms") Duration tickInterval,
    @DefaultValue("100000") @Min(1) @Max(10_000_000) int rateLimit,
    @DefaultValue("10000") @Min(1) @Max(1_000_000) int streamQueue,
    @DefaultValue("500") @Min(1) @Max(10_000) int streamSymbols,
    @DefaultValue("1000000") @Min(1) long arrivalsKept) {

  private static final Duration SLOWEST_TICK = Duration.ofSeconds(1);

  public VenueProperties {
    symbols = List.copyOf(symbols);
    if (marginMultiplier != 1 && marginMultiplier != 2 && marginMultiplier != 4) {
      throw new IllegalArgumentException(
          "breakwater.venue.margin-multiplier must be 1, 2 or 4, was " + marginMultiplier);
    }
    if (replaceTime.isNegative()) {
      throw new IllegalArgumentException(
          "breakwater.venue.replace-time must be at least 0s, was " + replaceTime);
    }
    if (!tickInterval.isPositive() || tickInterval.compareTo(SLOWEST_TICK) > 0) {
      throw new IllegalArgumentException(
          "breakwater.venue.tick-interval must be above 0 and at most 1s, was " + tickInterval);
    }
  }
}
