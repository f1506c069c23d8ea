package io.breakwater.boot.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.security.Principal;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Makes the OpenAPI description say what the web layer does: field names in {@code snake_case},
 * money as strings, an API key with the roles that each operation wants, and problems for errors.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SpringDocUtils.class)
public class OpenApiAutoConfiguration {
  private static final String DECIMAL = "^-?[0-9]{1,15}(\\.[0-9]{1,9})?$";

  static {
    // springdoc keeps these in one place per JVM, and reads them before it asks for any bean.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Principal.class)
        .replaceWithSchema(Price.class, decimal("10.01"))
        .replaceWithSchema(Quantity.class, decimal("10"))
        .replaceWithSchema(SignedQuantity.class, decimal("-10"))
        .replaceWithSchema(Money.class, decimal("100000.00"));
  }

  /** The description is made with a Jackson of its own, which knows nothing of our mapper. */
  @Bean
  ModelResolver snakeCaseSchemas() {
    return new ModelResolver(
        Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
  }

  @Bean
  GlobalOpenApiCustomizer apiDescription(Environment environment) {
    return new ApiDescription(environment.getProperty("spring.application.name", "service"));
  }

  @Bean
  GlobalOperationCustomizer operationRoles() {
    return new OperationRoles();
  }

  private static Schema<?> decimal(String example) {
    return new StringSchema().description("a decimal").pattern(DECIMAL).example(example);
  }
}
