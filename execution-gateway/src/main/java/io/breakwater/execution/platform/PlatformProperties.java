package io.breakwater.execution.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What must be given beneath the gateway.
 *
 * @param durableDatabase whether the start is refused where the database may lose what it has
 *     confirmed; off for tests alone
 */
@ConfigurationProperties(prefix = "breakwater.platform", ignoreUnknownFields = false)
public record PlatformProperties(@DefaultValue("true") boolean durableDatabase) {}
