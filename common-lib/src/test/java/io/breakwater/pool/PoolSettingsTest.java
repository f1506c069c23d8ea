package io.breakwater.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolSettingsTest {

  private static final PoolSettings ORDERS = PoolSettings.named("orders");

  @Test
  void keepsFiveToTwentyConnectionsAndFailsFast() {
    HikariConfig config = ORDERS.toHikariConfig();

    assertThat(config.getPoolName()).isEqualTo("orders");
    assertThat(config.getMinimumIdle()).isEqualTo(5);
    assertThat(config.getMaximumPoolSize()).isEqualTo(20);
    assertThat(config.getConnectionTimeout()).isEqualTo(500);
    assertThat(config.getValidationTimeout()).isEqualTo(250);
    assertThat(config.getIdleTimeout()).isEqualTo(600_000);
    assertThat(config.getMaxLifetime()).isEqualTo(1_800_000);
    assertThat(config.getKeepaliveTime()).isEqualTo(120_000);
  }

  @Test
  void handsEverySettingToHikari() {
    HikariConfig config =
        ORDERS
            .withSizes(1, 2)
            .withTimeouts(Duration.ofMillis(900), Duration.ofMillis(300))
            .withLifetimes(Duration.ofSeconds(11), Duration.ofSeconds(70), Duration.ofSeconds(33))
            .toHikariConfig();

    assertThat(config.getMinimumIdle()).isEqualTo(1);
    assertThat(config.getMaximumPoolSize()).isEqualTo(2);
    assertThat(config.getConnectionTimeout()).isEqualTo(900);
    assertThat(config.getValidationTimeout()).isEqualTo(300);
    assertThat(config.getIdleTimeout()).isEqualTo(11_000);
    assertThat(config.getMaxLifetime()).isEqualTo(70_000);
    assertThat(config.getKeepaliveTime()).isEqualTo(33_000);
  }

  @Test
  void acceptsTheEndsOfItsRanges() {
    assertThat(ORDERS.withSizes(0, 1).toHikariConfig().getMinimumIdle()).isZero();
    assertThat(ORDERS.withSizes(100, 100).toHikariConfig().getMinimumIdle()).isEqualTo(100);
    assertThat(withTimeouts(250, 250).toHikariConfig().getConnectionTimeout()).isEqualTo(250);
    assertThat(withTimeouts(30_000, 30_000).toHikariConfig().getValidationTimeout())
        .isEqualTo(30_000);
    assertThat(withLifetimes(10_000, 86_400_000, 30_000).toHikariConfig().getMaxLifetime())
        .isEqualTo(86_400_000);
  }

  @Test
  void sparesHikariAnIdleTimeoutWhereThePoolNeverShrinks() {
    PoolSettings quick = withLifetimes(10_000, 60_000, 30_000);

    assertThat(quick.toHikariConfig().getIdleTimeout()).isEqualTo(10_000);
    assertThat(quick.withSizes(5, 5).toHikariConfig().getIdleTimeout())
        .isEqualTo(new HikariConfig().getIdleTimeout());
  }

  @Test
  void whatItAcceptsHikariLeavesAsItIs() {
    for (long seed = 0; seed < 2_000; seed++) {
      PoolSettings settings = anySettings(new SplittableRandom(seed));
      HikariConfig config = settings.toHikariConfig();

      validate(config);

      assertThat(valuesOf(config))
          .as("seed %d", seed)
          .isEqualTo(valuesOf(settings.toHikariConfig()));
    }
  }

  static Stream<Arguments> repairs() {
    return Stream.of(
        repair(
            "minimumIdle above maximumSize",
            config -> {
              config.setMaximumPoolSize(5);
              config.setMinimumIdle(9);
            },
            () -> ORDERS.withSizes(9, 5)),
        repair(
            "maxLifetime",
            config -> config.setMaxLifetime(1_000),
            () -> withLifetimes(10_000, 1_000, 30_000)),
        repair(
            "keepaliveTime too short",
            config -> config.setKeepaliveTime(29_999),
            () -> withLifetimes(600_000, 1_800_000, 29_999)),
        repair(
            "keepaliveTime not below maxLifetime",
            config -> {
              config.setMaxLifetime(60_000);
              config.setIdleTimeout(20_000);
              config.setKeepaliveTime(60_000);
            },
            () -> withLifetimes(20_000, 60_000, 60_000)),
        repair(
            "idleTimeout too short",
            config -> config.setIdleTimeout(9_999),
            () -> withLifetimes(9_999, 1_800_000, 120_000)),
        repair(
            "idleTimeout too near to maxLifetime",
            config -> {
              config.setMaxLifetime(60_000);
              config.setKeepaliveTime(30_000);
              config.setIdleTimeout(59_001);
            },
            () -> withLifetimes(59_001, 60_000, 30_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repairs")
  void refusesWhatHikariWouldQuietlyRepair(
      String what, Consumer<HikariConfig> bad, Runnable settings) {
    HikariConfig repaired = ORDERS.toHikariConfig();
    bad.accept(repaired);
    String before = valuesOf(repaired);
    validate(repaired);
    assertThat(valuesOf(repaired)).as("Hikari's own repair of %s", what).isNotEqualTo(before);

    assertThatThrownBy(settings::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pool 'orders': ");
  }

  @Test
  void namesTheFaultAndItsBounds() {
    assertThatThrownBy(() -> ORDERS.withSizes(9, 5))
        .hasMessage("pool 'orders': minimumIdle must be 0..5, was 9");
    assertThatThrownBy(() -> ORDERS.withSizes(0, 0))
        .hasMessage("pool 'orders': maximumSize must be 1..100, was 0");
    assertThatThrownBy(() -> ORDERS.withSizes(5, 101))
        .hasMessage("pool 'orders': maximumSize must be 1..100, was 101");
    assertThatThrownBy(() -> ORDERS.withSizes(-1, 20))
        .hasMessage("pool 'orders': minimumIdle must be 0..20, was -1");
    assertThatThrownBy(() -> withTimeouts(249, 250))
        .hasMessage("pool 'orders': connectionTimeout must be at least 250 ms, was PT0.249S");
    assertThatThrownBy(() -> withTimeouts(30_001, 250))
        .hasMessage("pool 'orders': connectionTimeout must be at most 30 s, was PT30.001S");
    assertThatThrownBy(() -> withTimeouts(500, 501))
        .hasMessage("pool 'orders': validationTimeout must be at most 500 ms, was PT0.501S");
    assertThatThrownBy(() -> withTimeouts(500, 249))
        .hasMessage("pool 'orders': validationTimeout must be at least 250 ms, was PT0.249S");
    assertThatThrownBy(() -> withLifetimes(10_000, 1_000, 30_000))
        .hasMessage("pool 'orders': maxLifetime must be at least 30 s, was PT1S");
    assertThatThrownBy(() -> withLifetimes(10_000, 86_400_001, 30_000))
        .hasMessage("pool 'orders': maxLifetime must be at most 86400 s, was PT24H0.001S");
    assertThatThrownBy(() -> withLifetimes(59_001, 60_000, 30_000))
        .hasMessage("pool 'orders': idleTimeout must be at most 59 s, was PT59.001S");
    assertThatThrownBy(() -> withLifetimes(10_000, 60_000, 60_000))
        .hasMessage("pool 'orders': keepaliveTime must be at most 59999 ms, was PT1M");
  }

  @Test
  void namesAllFaultsAtOnce() {
    assertThatThrownBy(() ->
            new PoolSettings(
                "orders",
                9,
                5,
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pool 'orders': minimumIdle must be 0..5, was 9;"
                + " maxLifetime must be at least 30 s, was PT1S");
  }

  @Test
  void refusesPartsOfAMillisecondThatHikariCannotCount() {
    assertThatThrownBy(
            () -> ORDERS.withTimeouts(Duration.ofNanos(500_000_001), Duration.ofMillis(250)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pool 'orders': connectionTimeout must be whole milliseconds, was PT0.500000001S");
  }

  @Test
  void refusesTheLongestAndTheShortestSpansThereAre() {
    var longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    var shortest = Duration.ofSeconds(Long.MIN_VALUE);

    assertThatThrownBy(() -> ORDERS.withLifetimes(longest, longest, longest))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ORDERS.withLifetimes(shortest, shortest, shortest))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "käse", "12345678901234567890123456789012345678901"})
  void refusesNamesThatMetricsCannotCarry(String name) {
    assertThatThrownBy(() -> PoolSettings.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("name must be 1 to 40 letters, digits or hyphens");
  }

  private static Arguments repair(String what, Consumer<HikariConfig> bad, Runnable settings) {
    return Arguments.of(what, bad, settings);
  }

  private static PoolSettings withTimeouts(long connectionMillis, long validationMillis) {
    return ORDERS.withTimeouts(
        Duration.ofMillis(connectionMillis), Duration.ofMillis(validationMillis));
  }

  private static PoolSettings withLifetimes(long idleMillis, long lifeMillis, long aliveMillis) {
    return ORDERS.withLifetimes(
        Duration.ofMillis(idleMillis),
        Duration.ofMillis(lifeMillis),
        Duration.ofMillis(aliveMillis));
  }

  private static PoolSettings anySettings(SplittableRandom random) {
    int maximumSize = random.nextInt(1, 101);
    long connection = random.nextLong(250, 30_001);
    long life = random.nextLong(30_001, 86_400_001);
    return new PoolSettings(
        "orders",
        random.nextInt(0, maximumSize + 1),
        maximumSize,
        Duration.ofMillis(connection),
        Duration.ofMillis(random.nextLong(250, connection + 1)),
        Duration.ofMillis(random.nextLong(10_000, life - 1_000 + 1)),
        Duration.ofMillis(life),
        Duration.ofMillis(random.nextLong(30_000, life)));
  }

  /** Hikari's own check, which corrects the configuration that it is called on. */
  private static void validate(HikariConfig config) {
    config.setJdbcUrl("jdbc:postgresql://127.0.0.1/none");
    config.validate();
  }

  private static String valuesOf(HikariConfig config) {
    return "minimumIdle=%d maximumSize=%d connection=%d validation=%d idle=%d life=%d alive=%d"
        .formatted(
            config.getMinimumIdle(),
            config.getMaximumPoolSize(),
            config.getConnectionTimeout(),
            config.getValidationTimeout(),
            config.getIdleTimeout(),
            config.getMaxLifetime(),
            config.getKeepaliveTime());
  }
}
