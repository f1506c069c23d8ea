package io.breakwater.marketdata;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API says of itself as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  private static final String KEY = "api-key";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Breakwater market-data service")
                .version("v1")
                .description(
                    "Quotes, daily bars, average daily volume, subscriptions and the market's "
                        + "clock and calendar. Prices, sizes and volumes are decimals in strings."))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }
}
