package io.breakwater.orchestrator.fake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A signal-service whose weights are given. Thread-safe. */
public final class FakeSignalService extends FakePeer {

  private final Map<String, BigDecimal> weights =
      java.util.Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, String> excluded = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean noSeparation;
  private volatile @Nullable String refusal;

  @Override
  public void reset() {
    super.reset();
    weights.clear();
    excluded.clear();
    calls.set(0);
    noSeparation = false;
    refusal = null;
  }

  public FakeSignalService weight(String symbol, String weight) {
    weights.put(symbol, new BigDecimal(weight));
    return this;
  }

  public FakeSignalService exclude(String symbol, String reason) {
    excluded.put(symbol, reason);
    return this;
  }

  public FakeSignalService noSeparation() {
    noSeparation = true;
    return this;
  }

  public FakeSignalService refuse(String code) {
    refusal = code;
    return this;
  }

  public int calls() {
    return calls.get();
  }

  @Override
  Answer answer(Call call) {
    if (!call.path().equals("/api/v1/signals/generate")) {
      return Answer.problem(404, "NOT_FOUND");
    }
    calls.incrementAndGet();
    String code = refusal;
    return code == null ? Answer.ok(signalSet(call.body())) : Answer.problem(409, code);
  }

  private Map<String, Object> signalSet(Map<String, Object> asked) {
    List<Map<String, Object>> signals = new ArrayList<>();
    synchronized (weights) {
      for (var weight : weights.entrySet()) {
        signals.add(
            Map.of(
                "symbol",
                weight.getKey(),
                "score",
                0.5,
                "predicted_return",
                new BigDecimal("0.0123"),
                "rank",
                signals.size() + 1,
                "weight",
                weight.getValue()));
      }
    }
    Map<String, Object> body = new LinkedHashMap<>(asked);
    body.put("signal_set_id", "s-" + calls.get());
    body.put("model_version", "v1");
    body.put("bars_through", "2012-12-31");
    body.put("no_separation", noSeparation);
    body.put("signals", signals);
    body.put(
        "excluded",
        excluded.entrySet().stream()
            .map(entry -> Map.of("symbol", entry.getKey(), "reason", entry.getValue()))
            .toList());
    body.put("generated_at", "2013-01-02T15:00:00Z");
    return body;
  }
}
