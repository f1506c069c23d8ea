package io.breakwater.signal.generation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signals are generated.
 *
 * @param cachedGenerators generators kept, one for each pair of top and bottom number asked for
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.generation", ignoreUnknownFields = false)
public record GenerationProperties(@DefaultValue("64") @Min(1) @Max(10_000) int cachedGenerators) {}
