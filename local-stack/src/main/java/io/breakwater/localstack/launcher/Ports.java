package io.breakwater.localstack.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ports of one stack, all on 127.0.0.1.
 *
 * @param offset added to each, 0 to 40,000
 */
record Ports(int offset) {
  static final String POSTGRES = "postgres";
  static final String REDIS = "redis";
  static final String VENUE = "venue";
  static final String MARKET_DATA = "market-data-service";
  static final String SIGNAL = "signal-service";
  static final String GATEWAY = "execution-gateway";
  static final String ORCHESTRATOR = "orchestrator";

  private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put(SIGNAL, 8001);
    DEFAULTS.put(GATEWAY, 8002);
    DEFAULTS.put(ORCHESTRATOR, 8003);
    DEFAULTS.put(MARKET_DATA, 8004);
    DEFAULTS.put(VENUE, 8010);
    DEFAULTS.put(POSTGRES, 15432);
    DEFAULTS.put(REDIS, 16379);
  }

  Ports {
    if (offset < 0 || offset > 40_000) {
      throw new LauncherException("PORT_OFFSET must be 0 to 40000, was " + offset);
    }
  }

  int of(String process) {
    Integer port = DEFAULTS.get(process);
    if (port == null) {
      throw new IllegalArgumentException("no such process: " + process);
    }
    return port + offset;
  }

  String url(String process) {
    return "http://127.0.0.1:" + of(process);
  }

  /** Process name to port, in the order in which people read them. */
  Map<String, Integer> all() {
    return DEFAULTS.keySet().stream()
        .collect(Collectors.toMap(name -> name, this::of, (a, b) -> a, LinkedHashMap::new));
  }
}
