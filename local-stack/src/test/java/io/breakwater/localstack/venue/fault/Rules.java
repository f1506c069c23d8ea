package io.breakwater.localstack.venue.fault;

import java.math.BigDecimal;
import java.time.Duration;

/** Rules for tests. */
final class Rules {
  private Rules() {}

  static FaultRule share(String on, FaultKind kind, String share) {
    return rule(on, kind, new Selection.Share(new BigDecimal(share)), null, null);
  }

  static FaultRule everyNth(String on, FaultKind kind, int nth) {
    return rule(on, kind, new Selection.EveryNth(nth), null, null);
  }

  static FaultRule times(String on, FaultKind kind, int times) {
    return rule(on, kind, Selection.Share.ALL, times, null);
  }

  static FaultRule about(String on, FaultKind kind, String clientOrderId) {
    return rule(on, kind, Selection.Share.ALL, null, Glob.ofId(clientOrderId));
  }

  private static FaultRule rule(
      String on, FaultKind kind, Selection selection, Integer times, Glob id) {
    return new FaultRule(
        kind.wire() + " " + on,
        FaultTarget.parse(on).orElseThrow(),
        kind,
        selection,
        times,
        id,
        Duration.ofSeconds(2),
        null);
  }
}
