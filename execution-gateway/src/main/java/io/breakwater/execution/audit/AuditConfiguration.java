package io.breakwater.execution.audit;

import io.breakwater.execution.audit.jdbc.JdbcEventLog;
import io.breakwater.execution.audit.jdbc.JdbcEventReader;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the event log and its readers. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

  @Bean
  EventLog eventLog(DataSource database) {
    return eventLogOn(database);
  }

  @Bean
  EventReader eventReader(JdbcClient jdbc) {
    return new JdbcEventReader(jdbc);
  }

  /** An event log that joins the transactions of another pool than the main one. */
  public static EventLog eventLogOn(DataSource pool) {
    return new JdbcEventLog(JdbcClient.create(pool));
  }
}
