package io.breakwater.execution.order;

import static java.util.stream.Collectors.toMap;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one event says has become of an order: the names and new values of what it changed, as they
 * stand in the event. How an order stands is the fold of its changes over {@link
 * OrderProgress#sending}: a row is written as the change makes it, so that whoever reads the events
 * comes to the same.
 *
 * @param values a value that is gone is empty
 */
public record OrderChange(Map<String, String> values) {

  private static final String NONE = "";

  public OrderChange {
    values = Map.copyOf(values);
  }

  public static OrderChange between(OrderProgress before, OrderProgress after) {
    Map<String, String> known = valuesOf(before);
    return new OrderChange(
        valuesOf(after).entrySet().stream()
            .filter(value -> !value.getValue().equals(known.get(value.getKey())))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** How an order stands after this. Names that are not of its progress count for nothing. */
  public OrderProgress applyTo(OrderProgress before) {
    Map<String, String> after = valuesOf(before);
    values.forEach(after::replace);
    return progress(after);
  }

  private static Map<String, String> valuesOf(OrderProgress progress) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("status", progress.status().name());
    values.put("reason", textOf(progress.reason()));
    values.put("broker_order_id", textOf(progress.brokerOrderId()));
    values.put("broker_status", textOf(progress.brokerStatus()));
    values.put("broker_updated_at", textOf(progress.brokerUpdatedAt()));
    values.put("broker_filled_quantity", progress.brokerFilled().toString());
    values.put("filled_quantity", progress.filled().toString());
    values.put("filled_notional", progress.filledNotional().amount().toPlainString());
    values.put("fills_reversed_at", textOf(progress.fillsReversedAt()));
    return values;
  }

  private static String textOf(@Nullable Object value) {
    return Objects.toString(value, NONE);
  }

  private static OrderProgress progress(Map<String, String> values) {
    return new OrderProgress(
        OrderStatus.valueOf(value(values, "status")),
        orNone(values, "reason", Function.identity()),
        orNone(values, "broker_order_id", BrokerOrderId::new),
        orNone(values, "broker_status", Function.identity()),
        orNone(values, "broker_updated_at", Instant::parse),
        quantity(values, "broker_filled_quantity"),
        quantity(values, "filled_quantity"),
        Money.usd(new BigDecimal(value(values, "filled_notional"))),
        orNone(values, "fills_reversed_at", Instant::parse));
  }

  private static Quantity quantity(Map<String, String> values, String name) {
    return Quantity.of(new BigDecimal(value(values, name)));
  }

  private static <T> @Nullable T orNone(
      Map<String, String> values, String name, Function<String, T> reader) {
    String text = value(values, name);
    return text.equals(NONE) ? null : reader.apply(text);
  }

  private static String value(Map<String, String> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
