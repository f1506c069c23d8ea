package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OrderChangeTest {
  private static final long SEED = 20261127;
  private static final int HISTORIES = 2_000;
  private static final int STEPS = 12;

  @Test
  void theChangesOfAnOrderFoldToHowItStands() {
    RandomGenerator chance = new SplittableRandom(SEED);
    for (int i = 0; i < HISTORIES; i++) {
      List<OrderProgress> stands = history(chance);
      OrderProgress folded = OrderProgress.sending();
      for (int step = 1; step < stands.size(); step++) {
        folded = OrderChange.between(stands.get(step - 1), stands.get(step)).applyTo(folded);
        assertThat(folded).isEqualTo(stands.get(step));
      }
    }
  }

  @Test
  void namesOnlyWhatChanged() {
    OrderProgress sending = OrderProgress.sending();
    OrderProgress unknown = sending.to(OrderStatus.UNKNOWN, "timeout");

    assertThat(OrderChange.between(sending, unknown).values())
        .isEqualTo(Map.of("status", "UNKNOWN", "reason", "timeout"));
    assertThat(OrderChange.between(unknown, unknown.after(word(BrokerOrderStatus.NEW, "0", 1))))
        .as("what is gone is empty")
        .extracting(change -> change.values().get("reason"))
        .isEqualTo("");
    assertThat(OrderChange.between(unknown, unknown).values()).isEmpty();
  }

  @Test
  void readsOverWhatAnEventSaysBesides() {
    OrderProgress unknown = OrderProgress.sending().to(OrderStatus.UNKNOWN, "timeout");
    Map<String, String> details =
        new HashMap<>(OrderChange.between(OrderProgress.sending(), unknown).values());
    details.put("symbol", "AAPL");
    details.put("quantity", "10");

    assertThat(new OrderChange(details).applyTo(OrderProgress.sending())).isEqualTo(unknown);
  }

  private static List<OrderProgress> history(RandomGenerator chance) {
    List<OrderProgress> stands = new ArrayList<>(List.of(OrderProgress.sending()));
    for (int step = 1; step < STEPS; step++) {
      OrderProgress now = stands.getLast();
      String filled = Integer.toString(1 + chance.nextInt(9));
      stands.add(
          switch (chance.nextInt(5)) {
            case 0 -> now.to(any(chance, OrderStatus.values()), "for some reason");
            case 1 ->
                now.after(Orders.execution(word(chance, filled), "e-" + step, "0.25", "20.1"));
            case 2 -> now.afterReversal(word(chance, filled));
            case 3 -> now.withoutReplacement();
            default -> now.after(word(chance, filled));
          });
    }
    return stands;
  }

  private static BrokerOrder word(RandomGenerator chance, String filled) {
    return word(any(chance, BrokerOrderStatus.values()), filled, chance.nextInt(30));
  }

  private static BrokerOrder word(BrokerOrderStatus status, String filled, int second) {
    return Orders.report("c-1", Orders.buy("AAPL", 10), status, filled, second);
  }

  private static <T> T any(RandomGenerator chance, T[] values) {
    return values[chance.nextInt(values.length)];
  }
}
