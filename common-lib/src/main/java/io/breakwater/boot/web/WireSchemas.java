package io.breakwater.boot.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of what is on the wire. springdoc reads types with a Jackson of its own, which knows
 * nothing of our mapper: here it learns that names are {@code snake_case} and that money is a
 * string.
 */
final class WireSchemas extends ModelResolver {
  private static final String DECIMAL = "^-?[0-9]{1,27}(\\.[0-9]{1,27})?$";
  private static final Map<Class<?>, String> EXAMPLES =
      Map.of(
          Price.class, "10.01",
          Quantity.class, "10",
          SignedQuantity.class, "-10",
          Money.class, "100000.00");

  WireSchemas() {
    super(snakeCase());
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    String example = EXAMPLES.get(_mapper.constructType(type.getType()).getRawClass());
    return example == null
        ? super.resolve(type, context, next)
        : new StringSchema().description("A decimal").pattern(DECIMAL).example(example);
  }

  private static ObjectMapper snakeCase() {
    return Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  }
}
