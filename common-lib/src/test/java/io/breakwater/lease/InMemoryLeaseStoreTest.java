package io.breakwater.lease;

import io.breakwater.testing.InMemoryLeaseStore;
import io.breakwater.testing.LeaseStoreContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryLeaseStoreTest extends LeaseStoreContract {

  private Instant now = Instant.parse("2013-01-02T14:30:00Z");
  private final LeaseStore store = new InMemoryLeaseStore(() -> now);

  @Override
  protected LeaseStore store() {
    return store;
  }

  @Override
  protected void elapse(Duration duration) {
    now = now.plus(duration);
  }
}
