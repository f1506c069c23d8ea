package io.breakwater.boot.web;

import io.breakwater.boot.MoneyModule;
import io.breakwater.boot.TextDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as our clients must write it: {@code snake_case}, no unknown or doubled field, nothing after
 * the end, no value of one type passed off as another, and bounds on depth and length.
 */
final class StrictJson implements JsonMapperBuilderCustomizer, JsonFactoryBuilderCustomizer {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_STRING = 16_384;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_NAME = 256;
  private static final int MAX_TOKENS = 20_000;

  @Override
  public void customize(JsonFactoryBuilder factory) {
    factory
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_STRING)
                .maxNumberLength(MAX_NUMBER)
                .maxNameLength(MAX_NAME)
                .maxTokenCount(MAX_TOKENS)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
  }

  @Override
  public void customize(JsonMapper.Builder mapper) {
    mapper
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .addModules(new MoneyModule(), timesAreTexts())
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Enum,
            choice -> choice.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
  }

  /** Jackson would also take numbers, whose unit the client and we may see differently. */
  private static JacksonModule timesAreTexts() {
    return new SimpleModule("breakwater-time")
        .addDeserializer(Instant.class, text(Instant.class, Instant::parse))
        .addDeserializer(LocalDate.class, text(LocalDate.class, LocalDate::parse))
        .addDeserializer(Duration.class, text(Duration.class, Duration::parse));
  }

  private static <T> TextDeserializer<T> text(Class<T> type, Function<String, T> parser) {
    return new TextDeserializer<>(type, parser, JsonFaults.expected(type));
  }
}
