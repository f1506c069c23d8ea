package io.breakwater.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.breakwater.lease.Lease;
import io.breakwater.lease.LeaseStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link LeaseStore} promises; each implementation's test extends this one. */
public abstract class LeaseStoreContract {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONGER_THAN_SHORT = Duration.ofMillis(1_100);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int RACERS = 50;

  /** Of this test alone, so that a store may be shared by tests that run before or beside it. */
  private final String name = "lease-" + UUID.randomUUID();

  /** The store under test; may be the same for all tests. */
  protected abstract LeaseStore store();

  /** Lets the store's clock move on; one that cannot be set is waited for. */
  protected void elapse(Duration duration) {
    long start = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(duration.plusSeconds(10))
        .until(() -> System.nanoTime() - start >= duration.toNanos());
  }

  @Test
  void grantsAFreeName() {
    Lease lease = store().acquire(name, "a", LONG).orElseThrow();

    assertThat(lease.name()).isEqualTo(name);
    assertThat(lease.owner()).isEqualTo("a");
    assertThat(lease.token()).isPositive();
  }

  @Test
  void refusesAHeldNameToOthersAndToItsHolder() {
    store().acquire(name, "a", LONG).orElseThrow();

    assertThat(store().acquire(name, "b", LONG)).isEmpty();
    assertThat(store().acquire(name, "a", LONG)).isEmpty();
  }

  @Test
  void keepsNamesApart() {
    store().acquire(name, "a", LONG).orElseThrow();

    assertThat(store().acquire(name + "-other", "b", LONG)).isPresent();
  }

  @Test
  void grantsANameThatRanOut() {
    Lease first = store().acquire(name, "a", SHORT).orElseThrow();
    elapse(LONGER_THAN_SHORT);

    Lease second = store().acquire(name, "b", LONG).orElseThrow();

    assertThat(second.owner()).isEqualTo("b");
    assertThat(second.token()).isGreaterThan(first.token());
  }

  @Test
  void grantsAReleasedNameAtOnce() {
    Lease first = store().acquire(name, "a", LONG).orElseThrow();
    store().release(first);

    Lease second = store().acquire(name, "b", LONG).orElseThrow();

    assertThat(second.token()).isGreaterThan(first.token());
  }

  @Test
  void givesEachHolderALargerTokenAlsoTheSameOwner() {
    var tokens = new ArrayList<Long>();

    for (int i = 0; i < 10; i++) {
      Lease lease = store().acquire(name, "a", LONG).orElseThrow();
      tokens.add(lease.token());
      store().release(lease);
    }

    assertThat(tokens).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aRenewedLeaseLastsUnderTheSameToken() {
    Lease lease = store().acquire(name, "a", SHORT).orElseThrow();

    Lease renewed = store().renew(lease, LONG).orElseThrow();
    elapse(LONGER_THAN_SHORT);

    assertThat(renewed.token()).isEqualTo(lease.token());
    assertThat(renewed.until()).isAfter(lease.until());
    assertThat(store().acquire(name, "b", LONG)).isEmpty();
    assertThat(store().renew(renewed, LONG)).isPresent();
  }

  @Test
  void aLeaseMayBeRenewedToEndSooner() {
    Lease lease = store().acquire(name, "a", LONG).orElseThrow();
    store().renew(lease, SHORT).orElseThrow();
    elapse(LONGER_THAN_SHORT);

    assertThat(store().acquire(name, "b", LONG)).isPresent();
  }

  @Test
  void doesNotRenewWhatRanOutEvenIfNobodyElseTookIt() {
    Lease lease = store().acquire(name, "a", SHORT).orElseThrow();
    elapse(LONGER_THAN_SHORT);

    assertThat(store().renew(lease, LONG)).isEmpty();
    assertThat(store().acquire(name, "b", LONG)).isPresent();
  }

  @Test
  void doesNotRenewWhatWasReleased() {
    Lease lease = store().acquire(name, "a", LONG).orElseThrow();
    store().release(lease);

    assertThat(store().renew(lease, LONG)).isEmpty();
  }

  @Test
  void doesNotRenewWhatIsHeldUnderALaterToken() {
    Lease late = store().acquire(name, "a", LONG).orElseThrow();
    store().release(late);
    Lease present = store().acquire(name, "a", LONG).orElseThrow();

    assertThat(store().renew(late, LONG)).isEmpty();
    assertThat(store().renew(present, LONG)).isPresent();
  }

  @Test
  void aLateReleaseTakesNothingFromThePresentHolder() {
    Lease late = store().acquire(name, "a", SHORT).orElseThrow();
    elapse(LONGER_THAN_SHORT);
    Lease present = store().acquire(name, "b", LONG).orElseThrow();

    store().release(late);

    assertThat(store().acquire(name, "c", LONG)).isEmpty();
    assertThat(store().renew(present, LONG)).isPresent();
  }

  @Test
  void grantsANameToOneOfManyThatAskAtOnce() throws InterruptedException, ExecutionException {
    List<Lease> granted = race();

    assertThat(granted).hasSize(1);
    assertThat(store().renew(granted.getFirst(), LONG)).isPresent();
  }

  @Test
  void grantsANameThatRanOutToOneOfManyThatAskAtOnce()
      throws InterruptedException, ExecutionException {
    Lease late = store().acquire(name, "late", SHORT).orElseThrow();
    elapse(LONGER_THAN_SHORT);

    List<Lease> granted = race();

    assertThat(granted).hasSize(1);
    assertThat(granted.getFirst().token()).isGreaterThan(late.token());
    assertThat(store().renew(late, LONG)).isEmpty();
    assertThat(store().renew(granted.getFirst(), LONG)).isPresent();
  }

  private List<Lease> race() throws InterruptedException, ExecutionException {
    var callers = new ArrayList<Callable<Optional<Lease>>>();
    for (int i = 0; i < RACERS; i++) {
      String owner = "owner-" + i;
      callers.add(() -> store().acquire(name, owner, LONG));
    }
    var granted = new ArrayList<Lease>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(callers)) {
        answer.get().ifPresent(granted::add);
      }
    }
    return granted;
  }

  @Test
  void refusesALeaseThatEndsBeforeItBegins() {
    Lease lease = store().acquire(name, "a", LONG).orElseThrow();

    for (Duration ttl : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> store().acquire(name + "-other", "a", ttl))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store().renew(lease, ttl))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(store().acquire(name + "-other", "b", LONG)).isPresent();
  }
}
