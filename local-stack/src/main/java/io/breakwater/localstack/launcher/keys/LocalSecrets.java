package io.breakwater.localstack.launcher.keys;

import io.breakwater.security.ApiKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keys, passwords and the pepper of one local stack. What the file lacks is made by chance;
 * what it has is kept. Prints without a single value.
 */
public final class LocalSecrets {
  public static final String VIEWER = "BREAKWATER_KEY_VIEWER";
  public static final String TRADER = "BREAKWATER_KEY_TRADER";
  public static final String OPERATOR = "BREAKWATER_KEY_OPERATOR";
  public static final String PEPPER = "BREAKWATER_PEPPER";
  public static final String WEBHOOK_SECRET = "BREAKWATER_WEBHOOK_SECRET";
  public static final String DATABASE_PASSWORD = "BREAKWATER_DB_PASSWORD";
  public static final String VENUE_KEY_ID = "BREAKWATER_VENUE_KEY_ID";
  public static final String VENUE_SECRET_KEY = "BREAKWATER_VENUE_SECRET_KEY";

  /** Every API key of the local stack: five people and four services. */
  public static final List<String> API_KEYS =
      List.of(
          VIEWER,
          TRADER,
          "BREAKWATER_KEY_RISK_1",
          "BREAKWATER_KEY_RISK_2",
          OPERATOR,
          "BREAKWATER_KEY_MARKET_DATA_SERVICE",
          "BREAKWATER_KEY_SIGNAL_SERVICE",
          "BREAKWATER_KEY_EXECUTION_GATEWAY",
          "BREAKWATER_KEY_ORCHESTRATOR");

  private static final int SECRET_BYTES = 32;

  private final Map<String, String> values;

  private LocalSecrets(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Reads the file, adds what is missing, and writes it back if anything was. */
  public static LocalSecrets readOrCreate(Path path, SecureRandom random) throws IOException {
    EnvFile file = EnvFile.read(path);
    if (file.isEmpty()) {
      file.comment("Made by Breakwater for this machine. Never commit or share this file.");
    }
    boolean changed = false;
    for (Map.Entry<String, Supplier<String>> entry : recipes(random).entrySet()) {
      if (file.values().getOrDefault(entry.getKey(), "").isBlank()) {
        file.set(entry.getKey(), entry.getValue().get());
        changed = true;
      }
    }
    if (changed) {
      file.write();
    }
    return new LocalSecrets(file.values());
  }

  /** Reads the file as it is; {@link #get} fails for what is not there. */
  public static LocalSecrets read(Path path) throws IOException {
    return new LocalSecrets(EnvFile.read(path).values());
  }

  /**
   * The secret of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String get(String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("there is no " + name + " in the file of secrets");
    }
    return value;
  }

  /** The variable that holds the API key of a service. */
  public static String serviceKey(String service) {
    return "BREAKWATER_KEY_" + service.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public String toString() {
    return values.size() + " secrets";
  }

  private static Map<String, Supplier<String>> recipes(SecureRandom random) {
    Map<String, Supplier<String>> recipes = new LinkedHashMap<>();
    API_KEYS.forEach(name -> recipes.put(name, () -> apiKey(random)));
    recipes.put(PEPPER, () -> hex(random, SECRET_BYTES));
    recipes.put(WEBHOOK_SECRET, () -> webhookSecret(random));
    recipes.put(DATABASE_PASSWORD, () -> hex(random, SECRET_BYTES));
    recipes.put(VENUE_KEY_ID, () -> "PK" + hex(random, 9).toUpperCase(Locale.ROOT));
    recipes.put(VENUE_SECRET_KEY, () -> hex(random, 20));
    return recipes;
  }

  private static String apiKey(SecureRandom random) {
    return ApiKey.generate(random).reveal();
  }

  /** Of a length that Base64 needs not pad: some readers of such files take a {@code =} amiss. */
  private static String webhookSecret(SecureRandom random) {
    byte[] chance = new byte[33];
    random.nextBytes(chance);
    return "whsec_" + Base64.getEncoder().encodeToString(chance);
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] chance = new byte[bytes];
    random.nextBytes(chance);
    return HexFormat.of().formatHex(chance);
  }
}
