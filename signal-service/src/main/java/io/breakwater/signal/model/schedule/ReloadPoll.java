package io.breakwater.signal.model.schedule;

import io.breakwater.signal.model.ReloadModels;
import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Reloads models at once and then again and again. A plain timer of this process, and not one of
 * the cluster's: every instance has models of its own to bring in line.
 */
public final class ReloadPoll implements SchedulingConfigurer {
  private final ReloadModels reloadModels;
  private final Duration interval;

  public ReloadPoll(ReloadModels reloadModels, Duration interval) {
    this.reloadModels = reloadModels;
    this.interval = interval;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(new FixedDelayTask(reloadModels::reload, interval, Duration.ZERO));
  }
}
