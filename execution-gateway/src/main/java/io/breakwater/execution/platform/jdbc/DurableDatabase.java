package io.breakwater.execution.platform.jdbc;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses a database that may lose what it has confirmed: an order is sent once its row is
 * committed, and without the row nobody would know of it after a crash.
 */
public final class DurableDatabase {
  private final JdbcClient jdbc;

  public DurableDatabase(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Asks for the settings that this session of ours works under.
   *
   * @throws IllegalStateException if a commit may be lost with the machine or the server
   */
  public void check() {
    List<String> off =
        Stream.of("fsync", "full_page_writes", "synchronous_commit")
            .filter(setting -> value(setting).equals("off"))
            .toList();
    if (!off.isEmpty()) {
      throw new IllegalStateException(
          "the database may lose what it has confirmed: %s off; turn on, or for tests set"
                  .formatted(String.join(", ", off))
              + " breakwater.platform.durable-database=false");
    }
  }

  private String value(String setting) {
    return jdbc.sql("select current_setting(:setting)")
        .param("setting", setting)
        .query(String.class)
        .single();
  }
}
