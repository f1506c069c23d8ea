package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The account as the book holds it.
 *
 * @param lastEquity what it was worth at the close of {@code lastEquityOn}; its starting cash, and
 *     null, before it has seen a close
 */
public record AccountRecord(
    AccountIdentity identity,
    Portfolio portfolio,
    AccountSettings settings,
    Money lastEquity,
    @Nullable LocalDate lastEquityOn) {}
