package io.breakwater.boot.web;

import io.breakwater.security.Principal;
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
class OpenApiAutoConfiguration {

  static {
    // springdoc keeps this in one place per JVM.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Principal.class);
  }

  @Bean
  WireSchemas wireSchemas() {
    return new WireSchemas();
  }

  @Bean
  ApiDescription apiDescription(Environment environment) {
    return new ApiDescription(environment.getProperty("spring.application.name", "service"));
  }

  @Bean
  OperationRoles operationRoles() {
    return new OperationRoles();
  }
}
