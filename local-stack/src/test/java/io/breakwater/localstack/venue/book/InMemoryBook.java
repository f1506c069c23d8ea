package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A book that is gone with the test. Confined to one thread. */
public final class InMemoryBook implements Book {
  private final Map<OrderId, Order> orders = new LinkedHashMap<>();
  private final List<Fill> fills = new ArrayList<>();
  private AccountRecord account;

  public InMemoryBook(AccountRecord account) {
    this.account = account;
  }

  @Override
  public AccountRecord account() {
    return account;
  }

  @Override
  public List<Order> openOrders() {
    return orders.values().stream().filter(Order::isOpen).toList();
  }

  @Override
  public void commit(Change change) {
    for (Order placed : change.placed()) {
      ClientOrderId id = placed.terms().clientOrderId();
      if (order(id).isPresent()) {
        throw new ClientOrderIdUsedException(id, new IllegalStateException("in memory"));
      }
    }
    change.placed().forEach(order -> orders.put(order.id(), order));
    change.updated().forEach(order -> orders.put(order.id(), order));
    fills.addAll(change.fills());
    fills.removeAll(change.takenBack());
    if (!change.symbols().isEmpty()) {
      keep(change.portfolio(), account.settings());
    }
  }

  @Override
  public void keepSettings(AccountSettings settings) {
    keep(account.portfolio(), settings);
  }

  @Override
  public void keepLastEquity(LocalDate session, Money equity) {
    account =
        new AccountRecord(
            account.identity(), account.portfolio(), account.settings(), equity, session);
  }

  @Override
  public Optional<Order> order(OrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public Optional<Order> order(ClientOrderId id) {
    return orders.values().stream()
        .filter(order -> order.terms().clientOrderId().equals(id))
        .findFirst();
  }

  @Override
  public List<Order> family(OrderId parent) {
    return orders.values().stream()
        .filter(order -> order.links().family() != null)
        .filter(order -> order.links().family().parent().equals(parent))
        .toList();
  }

  @Override
  public List<Order> orders(OrderQuery query) {
    List<OrderId> sequence = List.copyOf(orders.keySet());
    Predicate<Order> matches =
        order ->
            switch (query.status()) {
                  case OPEN -> order.isOpen();
                  case CLOSED -> !order.isOpen();
                  case ALL -> true;
                }
                && (query.symbols().isEmpty() || query.symbols().contains(order.terms().symbol()))
                && (query.side() == null || query.side() == order.terms().side())
                && (query.after() == null || order.submittedAt().isAfter(query.after()))
                && (query.until() == null || order.submittedAt().isBefore(query.until()))
                && (query.afterId() == null
                    || sequence.indexOf(order.id()) > sequence.indexOf(query.afterId()))
                && (query.beforeId() == null
                    || sequence.indexOf(order.id()) < sequence.indexOf(query.beforeId()));
    return page(
        orders.values().stream().filter(matches).toList(), query.oldestFirst(), query.limit());
  }

  @Override
  public Optional<Fill> fill(UUID executionId) {
    return fills.stream().filter(fill -> fill.executionId().equals(executionId)).findFirst();
  }

  @Override
  public List<Fill> fills(FillQuery query) {
    List<Fill> found =
        fills.stream()
            .filter(fill -> query.orderId() == null || fill.orderId().equals(query.orderId()))
            .filter(fill -> query.from() == null || !fill.at().isBefore(query.from()))
            .filter(fill -> query.after() == null || fill.at().isAfter(query.after()))
            .filter(fill -> query.until() == null || fill.at().isBefore(query.until()))
            .toList();
    List<Fill> ordered = query.oldestFirst() ? found : found.reversed();
    Stream<Fill> rest =
        query.beyond() == null
            ? ordered.stream()
            : ordered.stream()
                .dropWhile(fill -> !fill.executionId().equals(query.beyond()))
                .skip(1);
    return rest.limit(query.limit()).toList();
  }

  @Override
  public long orderCount() {
    return orders.size();
  }

  private void keep(Portfolio portfolio, AccountSettings settings) {
    account =
        new AccountRecord(
            account.identity(), portfolio, settings, account.lastEquity(), account.lastEquityOn());
  }

  private static <T> List<T> page(List<T> all, boolean oldestFirst, int limit) {
    return (oldestFirst ? all : all.reversed()).stream().limit(limit).toList();
  }
}
