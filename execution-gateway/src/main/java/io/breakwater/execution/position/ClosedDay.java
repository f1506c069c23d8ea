package io.breakwater.execution.position;

import io.breakwater.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A trading date whose session is over, as it was recorded once.
 *
 * @param closedAt market time of the close
 * @param cash what the broker said was in the account then; null where it was not asked before the
 *     next session opened, as is equity
 */
public record ClosedDay(
    LocalDate tradingDate, Instant closedAt, @Nullable Money cash, @Nullable Money equity) {}
