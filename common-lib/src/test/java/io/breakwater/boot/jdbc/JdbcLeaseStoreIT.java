package io.breakwater.boot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.lease.Lease;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithInfra(schema = "lease_test")
class JdbcLeaseStoreIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SPENT = Duration.ofMillis(1);

  private final TestDatabase database;
  private final JdbcLeaseStore leases;

  JdbcLeaseStoreIT(TestDatabase database) {
    this.database = database;
    this.leases = new JdbcLeaseStore(database.jdbc());
  }

  @BeforeAll
  static void createTable(TestDatabase database) {
    database.jdbc().sql(LeaseTable.DDL).update();
  }

  @BeforeEach
  void empty() {
    database.jdbc().sql("delete from lease").update();
  }

  @Test
  void givesAFreeNameToTheFirstAndRefusesTheSecond() {
    Optional<Lease> first = leases.acquire("feed", "a", MINUTE);

    assertThat(first).hasValueSatisfying(lease -> assertThat(lease.token()).isEqualTo(1));
    assertThat(leases.acquire("feed", "b", MINUTE)).isEmpty();
    assertThat(leases.acquire("feed", "a", MINUTE)).as("the holder renews").isEmpty();
    assertThat(leases.acquire("other", "b", MINUTE)).isPresent();
  }

  @Test
  void givesALargerTokenToEachNewHolder() {
    Lease first = leases.acquire("feed", "a", MINUTE).orElseThrow();
    leases.release(first);
    Lease second = leases.acquire("feed", "a", MINUTE).orElseThrow();
    expire();
    Lease third = leases.acquire("feed", "b", MINUTE).orElseThrow();

    assertThat(List.of(first.token(), second.token(), third.token())).containsExactly(1L, 2L, 3L);
  }

  @Test
  void renewsUnderTheSameTokenAndOnlyWhileHeld() {
    Lease lease = leases.acquire("feed", "a", MINUTE).orElseThrow();

    Lease renewed = leases.renew(lease, Duration.ofMinutes(5)).orElseThrow();
    expire();

    assertThat(renewed.token()).isEqualTo(lease.token());
    assertThat(renewed.until()).isAfter(lease.until().plusSeconds(200));
    assertThat(leases.renew(renewed, MINUTE)).as("ran out").isEmpty();
  }

  @Test
  void doesNotLetAFormerHolderRenewOrRelease() {
    Lease late = leases.acquire("feed", "a", MINUTE).orElseThrow();
    expire();
    Lease present = leases.acquire("feed", "b", MINUTE).orElseThrow();

    leases.release(late);

    assertThat(leases.renew(late, MINUTE)).isEmpty();
    assertThat(leases.renew(present, MINUTE)).isPresent();
  }

  @Test
  void doesNotTakeTheSameOwnersOlderLeaseForItsPresentOne() {
    Lease old = leases.acquire("feed", "a", MINUTE).orElseThrow();
    expire();
    leases.acquire("feed", "a", MINUTE).orElseThrow();

    assertThat(leases.renew(old, MINUTE)).isEmpty();
  }

  @Test
  void expiresByTheClockOfTheDatabase() {
    Lease lease = leases.acquire("feed", "a", MINUTE).orElseThrow();

    var now =
        database
            .jdbc()
            .sql("select clock_timestamp()")
            .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
            .single();

    assertThat(Duration.between(now, lease.until()))
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
  }

  @Test
  void hasOneHolderWhenManyRaceForAnExpiredName() throws Exception {
    for (int round = 0; round < 20; round++) {
      leases.acquire("feed", "before", SPENT);
      expire();
      List<Callable<Optional<Lease>>> racers =
          IntStream.range(0, 16)
              .<Callable<Optional<Lease>>>mapToObj(
                  i -> () -> leases.acquire("feed", "racer-" + i, MINUTE))
              .toList();

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        long holders = 0;
        for (var result : threads.invokeAll(racers)) {
          holders += result.get().stream().count();
        }
        assertThat(holders).as("round %d", round).isEqualTo(1);
      }
      expire();
    }
  }

  @Test
  void refusesALeaseThatWouldNotLast() {
    assertThatThrownBy(() -> leases.acquire("feed", "a", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ttl");
  }

  private void expire() {
    database
        .jdbc()
        .sql("update lease set until = clock_timestamp() - interval '1 second'")
        .update();
  }
}
