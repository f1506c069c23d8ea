package io.breakwater.execution.catchup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Picks a few of many: next time those that follow, so that each has its turn. Thread-safe. */
final class InTurn {
  private final int atMost;
  private final AtomicInteger next = new AtomicInteger();

  InTurn(int atMost) {
    this.atMost = atMost;
  }

  <T> List<T> of(Collection<T> many) {
    List<T> all = List.copyOf(many);
    int few = Math.min(atMost, all.size());
    int first = next.getAndAdd(few);
    List<T> picked = new ArrayList<>();
    for (int i = 0; i < few; i++) {
      picked.add(all.get(Math.floorMod(first + i, all.size())));
    }
    return picked;
  }
}
