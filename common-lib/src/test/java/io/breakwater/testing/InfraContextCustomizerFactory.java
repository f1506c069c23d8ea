package io.breakwater.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** The Spring half of {@link WithInfra}. */
final class InfraContextCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return InfraScope.find(testClass)
        .map(scope -> new Addresses(scope.database(), scope.redis()))
        .orElse(null);
  }

  /** Equal for equal addresses, so that Spring's cache keeps contexts of other databases apart. */
  private record Addresses(TestDatabase database, TestRedis redis) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration merged) {
      Map<String, Object> properties =
          Map.of(
              "breakwater.database.url", database.url(),
              "breakwater.database.username", database.username(),
              "breakwater.database.password", database.password(),
              "breakwater.redis.host", redis.host(),
              "breakwater.redis.port", redis.port());
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("infra", properties));
    }
  }
}
