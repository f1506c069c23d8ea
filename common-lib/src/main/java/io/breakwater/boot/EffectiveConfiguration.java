package io.breakwater.boot;

import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationListener;

/**
 * Logs, once at start, each of our settings with the value that took effect, defaults included;
 * what is a {@link io.breakwater.security.Secret} prints as {@code ***}. It is how a mistyped
 * environment variable, which no binding can refuse, is noticed.
 */
final class EffectiveConfiguration implements ApplicationListener<ApplicationStartedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(EffectiveConfiguration.class);
  private static final String OURS = "breakwater.";

  @Override
  public void onApplicationEvent(ApplicationStartedEvent event) {
    ConfigurationPropertiesBean.getAll(event.getApplicationContext()).values().stream()
        .filter(bean -> bean.getAnnotation().prefix().startsWith(OURS))
        .sorted(Comparator.comparing(bean -> bean.getAnnotation().prefix()))
        .forEach(bean ->
            LOG.atInfo()
                .addKeyValue("prefix", bean.getAnnotation().prefix())
                .addKeyValue("settings", bean.getInstance())
                .log("configuration"));
  }
}
