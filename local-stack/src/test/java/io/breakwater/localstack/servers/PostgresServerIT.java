package io.breakwater.localstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
  static final Database DATABASE = new Database("breakwater", List.of("execution", "signal"));
  static final String PASSWORD = "s3cret'quoted";

  /** One for all tests: unpacking and initialising takes longer than they do. */
  @TempDir static Path folder;

  static PostgresServer server;

  @BeforeAll
  static void create() throws IOException {
    server = server(freePort());
  }

  @BeforeEach
  void start() throws IOException, SQLException {
    if (!server.isRunning()) {
      server.start();
    }
    DATABASE.provision(server, PASSWORD);
    try (Connection connection = connect("execution", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists orders");
    }
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void keepsItsPromisesOfDurabilityAndRoom() throws SQLException {
    try (Connection connection = connect("execution", PASSWORD)) {
      assertThat(show(connection, "fsync")).isEqualTo("on");
      assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(show(connection, "full_page_writes")).isEqualTo("on");
      assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(connection, "max_connections"))
          .isEqualTo(Integer.toString(PostgresServer.MAX_CONNECTIONS));
      assertThat(show(connection, "deadlock_timeout")).isEqualTo("100ms");
      assertThat(show(connection, "server_version")).startsWith("18.");
    }
  }

  @Test
  void asksForThePassword() {
    assertThatThrownBy(() -> connect("execution", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> connect("postgres", "wrong")).isInstanceOf(SQLException.class);
  }

  @Test
  void givesEachServiceItsOwnSchemaAlone() throws SQLException {
    try (Connection connection = connect("execution", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders (id int)");

      assertThatThrownBy(() -> statement.execute("create table signal.orders (id int)"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void provisionsAgainWithoutHarmAndTakesTheNewPassword() throws SQLException {
    try (Connection connection = connect("execution", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders as select 1 as id");
    }

    DATABASE.provision(server, "changed");

    try (Connection connection = connect("execution", "changed")) {
      assertThat(count(connection)).isEqualTo(1);
    }
  }

  @Test
  void keepsEveryCommittedRowWhenKilledAndEndsTheSurvivor() throws Exception {
    try (Connection connection = connect("execution", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders as select generate_series(1, 1000) as id");
      postmaster().destroyForcibly();
      postmaster().onExit().get();
    }
    assertThat(server.isRunning()).isFalse();

    server.start();

    try (Connection connection = connect("execution", PASSWORD)) {
      assertThat(count(connection)).isEqualTo(1000);
    }
  }

  /** Orders wait 300 ms for a lock: whatever takes longer to be found out is never found out. */
  @Test
  void tellsADeadlockFromAWaitThatIsGivenUp() throws Exception {
    try (Connection one = connect("execution", PASSWORD);
        Connection other = connect("execution", PASSWORD);
        var workers = Executors.newSingleThreadExecutor()) {
      for (Connection connection : List.of(one, other)) {
        connection.setAutoCommit(false);
        execute(connection, "set local lock_timeout = '300ms'");
      }
      execute(one, "select pg_advisory_xact_lock(1)");
      execute(other, "select pg_advisory_xact_lock(2)");

      Future<Optional<String>> waiting =
          workers.submit(() -> failureOf(one, "select pg_advisory_xact_lock(2)"));
      Optional<String> crossing = failureOf(other, "select pg_advisory_xact_lock(1)");
      other.rollback();

      assertThat(Stream.of(waiting.get(), crossing).flatMap(Optional::stream))
          .containsExactly("40P01");
    }
    assertThat(Files.readString(folder.resolve("postgres.log"))).contains("deadlock detected");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Optional<String> failureOf(Connection connection, String sql) {
    try {
      execute(connection, sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getSQLState());
    }
  }

  @Test
  void aLaterRunEndsTheServerThatAnEarlierOneLeftOnAnotherPort() throws Exception {
    ProcessHandle survivor = postmaster();

    PostgresServer later = server(freePort());
    later.stop();

    assertThat(survivor.onExit().get(5, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private static ProcessHandle postmaster() throws IOException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
  }

  private static PostgresServer server(int port) {
    return new PostgresServer(folder, port, PASSWORD, folder.resolve("postgres.log"));
  }

  private static Connection connect(String role, String password) throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/breakwater?currentSchema=%s".formatted(server.port(), role);
    DriverManager.setLoginTimeout((int) Duration.ofSeconds(10).toSeconds());
    return DriverManager.getConnection(url, role, password);
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from orders")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
