package io.breakwater.orchestrator.signals.http;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.signals.SignalRequest;
import java.time.LocalDate;
import java.util.List;

/** What we send to {@code POST /api/v1/signals/generate}. */
record GenerateBody(String strategy, List<String> symbols, LocalDate date, int topN, int bottomN) {

  static GenerateBody of(SignalRequest request) {
    return new GenerateBody(
        request.strategy().value(),
        request.symbols().stream().map(Symbol::value).toList(),
        request.date(),
        request.topN(),
        request.bottomN());
  }
}
