package io.breakwater.execution.broker.dryrun;

import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerPosition;
import java.time.Instant;
import java.util.List;

/** Every order that was recorded, and no position: nothing is ever filled. Thread-safe. */
final class DryRunLists implements BrokerBook {
  private static final int MOST = 10_000;
  private static final int MOST_AT_ONCE = 500;

  private final DryRunBook book;

  DryRunLists(DryRunBook book) {
    this.book = book;
  }

  @Override
  public List<BrokerOrder> ordersSince(Instant after) {
    return book.read(turn -> turn.rows().since(after, MOST, turn.now()));
  }

  @Override
  public List<BrokerOrder> newestSince(Instant after) {
    return book.read(turn -> turn.rows().since(after, MOST_AT_ONCE, turn.now()));
  }

  @Override
  public List<BrokerOrder> newestWithExits() {
    return book.read(turn -> turn.rows().entries(MOST_AT_ONCE, turn.now()));
  }

  @Override
  public List<BrokerPosition> positions() {
    return List.of();
  }
}
