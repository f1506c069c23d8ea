package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.Upstream;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was opened and closed. */
final class RecordingUpstream implements Upstream<Symbol> {

  final List<String> calls = new ArrayList<>();

  @Override
  public synchronized void open(Symbol symbol) {
    calls.add("open " + symbol);
  }

  @Override
  public synchronized void close(Symbol symbol) {
    calls.add("close " + symbol);
  }
}
