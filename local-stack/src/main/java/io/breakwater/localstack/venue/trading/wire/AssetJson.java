package io.breakwater.localstack.venue.trading.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A tradable symbol on the wire. The bundled data does not say where a share is listed; the venue
 * keeps the hours of the NYSE and says so.
 */
public record AssetJson(
    UUID id,
    @JsonProperty("class") String assetClass,
    String exchange,
    String symbol,
    String name,
    String status,
    boolean tradable,
    boolean marginable,
    boolean shortable,
    boolean easyToBorrow,
    String borrowStatus,
    boolean fractionable,
    BigDecimal maintenanceMarginRequirement,
    String marginRequirementLong,
    String marginRequirementShort,
    List<String> attributes) {

  static final String EXCHANGE = "NYSE";

  /**
   * Describes a symbol.
   *
   * @param listed whether market time has reached its first bar's day
   */
  public static AssetJson of(String symbol, boolean listed) {
    return new AssetJson(
        Plain.assetId(symbol),
        "us_equity",
        EXCHANGE,
        symbol,
        symbol,
        listed ? "active" : "inactive",
        listed,
        listed,
        listed,
        listed,
        listed ? "easy_to_borrow" : "not_available",
        listed,
        BigDecimal.valueOf(30),
        "30",
        "30",
        List.of());
  }
}
