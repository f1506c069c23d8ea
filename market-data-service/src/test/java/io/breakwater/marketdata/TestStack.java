package io.breakwater.marketdata;

import io.breakwater.marketdata.vendor.FakeVendor;
import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.time.Instant;
import java.util.Map;

/** Settings of a service under test: its vendor, and a replay whose market time begins now. */
final class TestStack {

  private TestStack() {}

  static Map<String, String> settings(FakeVendor vendor, Instant marketTime) {
    return settings(vendor, Instant.now(), marketTime);
  }

  /** Settings by which market time was that at the origin, and runs as fast as machine time. */
  static Map<String, String> settings(FakeVendor vendor, Instant origin, Instant marketTime) {
    return Map.of(
        "breakwater.clock.replay",
        "origin=%s,market=%s,speed=1,closed=PT5S".formatted(origin, marketTime),
        "breakwater.feed.base-url",
        vendor.baseUrl().toString(),
        "breakwater.feed.stream-url",
        vendor.streamUrl().toString(),
        "breakwater.feed.key-id",
        FakeVendor.KEY_ID,
        "breakwater.feed.secret-key",
        FakeVendor.SECRET_KEY,
        "breakwater.security.service-key",
        TestKeys.key(Role.SERVICE).reveal(),
        // Nobody listens there: the gateway is away.
        "breakwater.peers.execution-gateway.base-url",
        "http://127.0.0.1:1");
  }
}
