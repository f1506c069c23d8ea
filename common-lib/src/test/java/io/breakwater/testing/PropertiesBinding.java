package io.breakwater.testing;

import jakarta.validation.Validation;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Binds a properties record as Boot does at start, without a context: same conversions, strict
 * about unknown keys, validated.
 */
public final class PropertiesBinding {

  private PropertiesBinding() {}

  /**
   * @param properties whole keys, such as {@code breakwater.redis.port}; those outside the record's
   *     prefix are ignored
   * @throws org.springframework.boot.context.properties.bind.BindException where start-up would
   *     fail
   */
  public static <T> T bind(Class<T> type, Map<String, String> properties) {
    String prefix = type.getAnnotation(ConfigurationProperties.class).prefix();
    BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT);
    try (var validators = Validation.buildDefaultValidatorFactory()) {
      var validating =
          new ValidationBindHandler(strict, new SpringValidatorAdapter(validators.getValidator()));
      return new Binder(new MapConfigurationPropertySource(properties))
          .bindOrCreate(prefix, Bindable.of(type), validating);
    }
  }
}
