package io.breakwater.boot.web;

import static java.util.Objects.requireNonNullElseGet;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.MediaType;

/** What holds for every operation of a service: the API key, and a problem for each error. */
final class ApiDescription implements GlobalOpenApiCustomizer {
  private static final String KEY = "api_key";
  private static final String PROBLEM = "Problem";

  private final String service;

  ApiDescription(String service) {
    this.service = service;
  }

  @Override
  public void customise(OpenAPI api) {
    api.setInfo(new Info().title("Breakwater " + service).version("v1"));
    Components components = requireNonNullElseGet(api.getComponents(), Components::new);
    api.setComponents(components);
    components.addSecuritySchemes(
        KEY,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("An API key, bw_<id>_<secret>"));
    components.addSchemas(PROBLEM, problem());
    api.setSecurity(List.of(new SecurityRequirement().addList(KEY)));
    if (api.getPaths() != null) {
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(ApiDescription::answersProblems);
    }
  }

  private static void answersProblems(Operation operation) {
    var content =
        new Content()
            .addMediaType(
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                new io.swagger.v3.oas.models.media.MediaType()
                    .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    operation.getResponses().values().forEach(ApiDescription::isJson);
    operation
        .getResponses()
        .addApiResponse(
            "default", new ApiResponse().description("A problem (RFC 9457)").content(content));
  }

  /** Where a handler does not say what it produces, springdoc says it might be anything. */
  private static void isJson(ApiResponse response) {
    Content content = response.getContent();
    if (content != null && content.containsKey(MediaType.ALL_VALUE)) {
      content.addMediaType(MediaType.APPLICATION_JSON_VALUE, content.remove(MediaType.ALL_VALUE));
    }
  }

  private static Schema<?> problem() {
    Schema<?> error = new ObjectSchema();
    error.addProperty("field", new StringSchema());
    error.addProperty("message", new StringSchema());
    Schema<?> problem = new ObjectSchema();
    problem.addProperty("type", new StringSchema().example("/problems/invalid-request"));
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema());
    problem.addProperty("instance", new StringSchema());
    problem.addProperty("code", new StringSchema().example("INVALID_REQUEST"));
    problem.addProperty("errors", new ArraySchema().items(error));
    problem.setRequired(List.of("type", "title", "status", "instance", "code"));
    return problem;
  }
}
