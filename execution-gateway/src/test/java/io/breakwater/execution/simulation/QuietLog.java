package io.breakwater.execution.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps a package from logging what a hundred thousand histories would log. */
final class QuietLog implements AutoCloseable {
  private final Logger logger;
  private final @Nullable Level before;

  private QuietLog(Logger logger) {
    this.logger = logger;
    this.before = logger.getLevel();
    logger.setLevel(Level.OFF);
  }

  static QuietLog of(String name) {
    return new QuietLog((Logger) LoggerFactory.getLogger(name));
  }

  @Override
  public void close() {
    logger.setLevel(before);
  }
}
