package io.breakwater.localstack.launcher;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How each program of the stack is configured: addresses of the others, its own secrets and nobody
 * else's, and the replay clock that all share; without one, market time is the wall's. Immutable.
 */
record Programs(
    StackSettings settings,
    LocalSecrets secrets,
    BrokerAccess broker,
    Optional<ReplaySetting> replay,
    Function<String, Path> jars) {
  /** The services, and the schema and role that each has in the database. */
  static final Map<String, String> SCHEMAS =
      Map.of(
          Ports.MARKET_DATA, "market_data",
          Ports.SIGNAL, "signal",
          Ports.GATEWAY, "execution",
          Ports.ORCHESTRATOR, "orchestration");

  static final String DATABASE = "breakwater";

  Program venue() {
    Map<String, String> environment = new HashMap<>(everyone(Ports.VENUE));
    environment.put("BREAKWATER_VENUE_BOOKFILE", settings.state().venueBook().toString());
    environment.put("BREAKWATER_VENUE_KEYID", secrets.get(LocalSecrets.VENUE_KEY_ID));
    environment.put("BREAKWATER_VENUE_SECRETKEY", secrets.get(LocalSecrets.VENUE_SECRET_KEY));
    settings.data().ifPresent(data -> environment.put("BREAKWATER_VENUE_DATAFOLDER", "" + data));
    if (!settings.symbols().isEmpty()) {
      environment.put("BREAKWATER_VENUE_SYMBOLS", String.join(",", settings.symbols()));
    }
    List<String> target =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "io.breakwater.localstack.venue.VenueApplication");
    return new Program(
        Ports.VENUE, settings.ports().of(Ports.VENUE), heap(192), target, environment);
  }

  Program marketData() {
    Map<String, String> environment = new HashMap<>(service(Ports.MARKET_DATA));
    environment.put("SPRING_PROFILES_ACTIVE", broker.choice().label());
    environment.put("BREAKWATER_FEED_KEYID", broker.keyId());
    environment.put("BREAKWATER_FEED_SECRETKEY", broker.secretKey());
    environment.putAll(peer(Ports.GATEWAY));
    return service(Ports.MARKET_DATA, heap(256), environment);
  }

  Program signal() {
    Map<String, String> environment = new HashMap<>(service(Ports.SIGNAL));
    environment.putAll(peer(Ports.GATEWAY));
    environment.putAll(peer(Ports.MARKET_DATA));
    // LightGBM's threads would otherwise wait by spinning, which starves a small machine.
    environment.put("OMP_WAIT_POLICY", "passive");
    return service(Ports.SIGNAL, heap(384), environment);
  }

  Program gateway() {
    Map<String, String> environment = new HashMap<>(service(Ports.GATEWAY));
    environment.put("BREAKWATER_BROKER_KEYID", broker.keyId());
    environment.put("BREAKWATER_BROKER_SECRETKEY", broker.secretKey());
    if (!broker.accountNumber().isEmpty()) {
      environment.put("BREAKWATER_BROKER_ACCOUNTNUMBER", broker.accountNumber());
    }
    environment.putAll(peer(Ports.MARKET_DATA));
    environment.put("SPRING_PROFILES_ACTIVE", "local," + broker.choice().label());
    environment.put("BREAKWATER_ACCESS_PEPPER", secrets.get(LocalSecrets.PEPPER));
    environment.put("BREAKWATER_WEBHOOK_SECRET", secrets.get(LocalSecrets.WEBHOOK_SECRET));
    LocalSecrets.API_KEYS.forEach(name -> environment.put(name, secrets.get(name)));
    return service(Ports.GATEWAY, heap(256), environment);
  }

  Program orchestrator() {
    Map<String, String> environment = new HashMap<>(service(Ports.ORCHESTRATOR));
    environment.putAll(peer(Ports.GATEWAY));
    environment.putAll(peer(Ports.MARKET_DATA));
    environment.putAll(peer(Ports.SIGNAL));
    return service(Ports.ORCHESTRATOR, heap(256), environment);
  }

  private Program service(String name, List<String> options, Map<String, String> environment) {
    List<String> target = List.of("-jar", jars.apply(name).toString());
    return new Program(name, settings.ports().of(name), options, target, environment);
  }

  private Map<String, String> everyone(String name) {
    return Map.of(
        "SERVER_PORT",
        Integer.toString(settings.ports().of(name)),
        "SERVER_ADDRESS",
        "127.0.0.1",
        "BREAKWATER_VENUE_ADDRESS",
        "127.0.0.1:" + settings.ports().of(Ports.VENUE),
        "BREAKWATER_CLOCK_REPLAY",
        replay.map(ReplaySetting::toString).orElse(""));
  }

  private Map<String, String> service(String name) {
    Map<String, String> environment = new HashMap<>(everyone(name));
    String schema = Objects.requireNonNull(SCHEMAS.get(name), name);
    environment.put("BREAKWATER_DATABASE_URL", databaseUrl(name, schema));
    environment.put("BREAKWATER_DATABASE_USERNAME", schema);
    environment.put("BREAKWATER_DATABASE_PASSWORD", secrets.get(LocalSecrets.DATABASE_PASSWORD));
    environment.put("BREAKWATER_REDIS_HOST", "127.0.0.1");
    environment.put("BREAKWATER_REDIS_PORT", Integer.toString(settings.ports().of(Ports.REDIS)));
    environment.put("BREAKWATER_SECURITY_SERVICEKEY", secrets.get(LocalSecrets.serviceKey(name)));
    return environment;
  }

  private String databaseUrl(String name, String schema) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s&ApplicationName=%s"
            .formatted(settings.ports().of(Ports.POSTGRES), DATABASE, schema, name)
        + "&connectTimeout=1&socketTimeout=%d&tcpKeepAlive=true"
            .formatted(Ports.GATEWAY.equals(name) ? 2 : 10);
  }

  /** A peer's address, in the relaxed form of {@code breakwater.peers.<name>.base-url}. */
  private Map<String, String> peer(String name) {
    return Map.of(
        "BREAKWATER_PEERS_" + name.replace("-", "").toUpperCase(Locale.ROOT) + "_BASEURL",
        settings.ports().url(name));
  }

  /**
   * Options for a small machine. With the quick compiler alone a service starts on half the
   * processor time (5.3 s against 11.4 s, venue, JDK 25; an ahead-of-time cache: 4.7 s after a
   * training run of 19 s). It also halves the throughput, which a local stack can do without.
   */
  private static List<String> heap(int megabytes) {
    return List.of("-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx" + megabytes + "m");
  }
}
