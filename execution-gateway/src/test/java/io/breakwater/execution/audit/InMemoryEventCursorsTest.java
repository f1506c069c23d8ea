package io.breakwater.execution.audit;

import java.util.function.Supplier;

class InMemoryEventCursorsTest extends EventCursorsContract {
  private final InMemoryEventCursors cursors = new InMemoryEventCursors();

  @Override
  protected EventCursors cursors() {
    return cursors;
  }

  @Override
  protected <T> T inTransaction(Supplier<T> work) {
    return work.get();
  }
}
