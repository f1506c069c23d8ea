package io.breakwater.execution.access;

import io.breakwater.security.ApiKey;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The pepper, and the keys that there are from the first start on.
 *
 * @param pepper what the hashes of keys are made under; not in the database, no default
 * @param seeds keys that are added at start where they are not there yet; one that is there with
 *     another secret stops the start
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.access", ignoreUnknownFields = false)
public record AccessProperties(
    @NotNull Secret pepper, @DefaultValue @Valid List<SeedProperties> seeds) {

  private static final int SHORTEST_PEPPER = 16;

  public AccessProperties {
    if (pepper.reveal().length() < SHORTEST_PEPPER) {
      throw new IllegalArgumentException(
          "breakwater.access.pepper must have at least " + SHORTEST_PEPPER + " characters");
    }
    seeds = List.copyOf(seeds);
  }

  /**
   * A key that there is from the first start on.
   *
   * @param name whom the key belongs to
   * @param key in the form {@code bw_<id>_<secret>}
   */
  public record SeedProperties(
      @NotBlank String name, @NotEmpty Set<Role> roles, @NotNull Secret key) {

    public SeedProperties {
      if (ApiKey.parse(key.reveal()).isEmpty()) {
        throw new IllegalArgumentException(
            "breakwater.access.seeds: the key of %s must have the form bw_<id>_<secret>"
                .formatted(name));
      }
      roles = Set.copyOf(roles);
    }

    ApiKey apiKey() {
      return ApiKey.parse(key.reveal()).orElseThrow();
    }
  }
}
