package io.breakwater.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.redis.testcontainers.RedisContainer;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same servers in containers. */
record ContainerServers(PostgreSQLContainer postgres, TestRedis redis) implements Servers {
  private static final String FAST =
      "postgres -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"
          + " -c deadlock_timeout="
          + DEADLOCK_TIMEOUT;

  /** Takes about a second where there is none. */
  static boolean engineAnswers() {
    // Having no engine is a normal answer here, and Testcontainers logs it as an error.
    if (LoggerFactory.getLogger("org.testcontainers.dockerclient") instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static ContainerServers start() {
    var postgres = new PostgreSQLContainer("postgres:18").withCommand(FAST);
    var redis = new RedisContainer(DockerImageName.parse("redis:8"));
    postgres.start();
    redis.start();
    return new ContainerServers(
        postgres, new TestRedis(redis.getHost(), redis.getFirstMappedPort()));
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(postgres.getHost(), postgres.getFirstMappedPort(), database);
  }

  @Override
  public String superuser() {
    return postgres.getUsername();
  }

  @Override
  public String superPassword() {
    return postgres.getPassword();
  }
}
