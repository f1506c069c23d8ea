package io.breakwater.execution.audit;

import io.breakwater.execution.audit.jdbc.JdbcEventCursors;
import io.breakwater.execution.audit.jdbc.JdbcEventLog;
import io.breakwater.execution.audit.jdbc.JdbcEventReader;
import io.breakwater.execution.audit.jdbc.JdbcEventStream;
import io.breakwater.execution.audit.metrics.FeedReaders;
import io.breakwater.execution.audit.metrics.UnsettledAge;
import io.breakwater.execution.audit.scheduling.EventFeedSchedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the event log and its readers. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

  @Bean
  EventLog eventLog(JdbcClient jdbc) {
    return eventLogOn(jdbc);
  }

  @Bean
  EventReader eventReader(JdbcClient jdbc) {
    return new JdbcEventReader(jdbc);
  }

  @Bean
  EventStream eventStream(JdbcClient jdbc) {
    return new JdbcEventStream(jdbc);
  }

  @Bean
  EventCursors eventCursors(JdbcClient jdbc) {
    return new JdbcEventCursors(jdbc);
  }

  @Bean
  UnsettledAge unsettledAge(EventStream events) {
    return new UnsettledAge(events);
  }

  @Bean
  EventFeed eventFeed(EventStream events, EventsProperties properties) {
    return new EventFeed(events, properties.window(), properties.streams());
  }

  @Bean
  EventFeedSchedule eventFeedSchedule(EventFeed feed) {
    return new EventFeedSchedule(feed);
  }

  @Bean
  FeedReaders feedReaders(EventFeed feed) {
    return new FeedReaders(feed);
  }

  /** An event log that joins the transactions of another pool than the main one. */
  public static EventLog eventLogOn(JdbcClient jdbc) {
    return new JdbcEventLog(jdbc);
  }
}
