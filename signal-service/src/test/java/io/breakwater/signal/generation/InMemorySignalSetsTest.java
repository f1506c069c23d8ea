package io.breakwater.signal.generation;

class InMemorySignalSetsTest extends SignalSetsContract {

  @Override
  protected SignalSets sets() {
    return new InMemorySignalSets();
  }
}
