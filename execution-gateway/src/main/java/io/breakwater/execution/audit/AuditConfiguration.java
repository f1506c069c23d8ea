package io.breakwater.execution.audit;

import io.breakwater.execution.audit.jdbc.JdbcEventLog;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the event log. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

  @Bean
  EventLog eventLog(DataSource database) {
    return eventLogOn(database);
  }

  /** An event log that joins the transactions of another pool than the main one. */
  public static EventLog eventLogOn(DataSource pool) {
    return new JdbcEventLog(JdbcClient.create(pool));
  }
}
