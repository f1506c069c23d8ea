package io.breakwater.localstack.venue.order;

/** Orders with legs, for tests. */
public final class Tickets {
  private Tickets() {}

  public static Ticket bracket(OrderTerms entry, String profit, String stop) {
    Side exit = entry.side().other();
    String quantity = entry.quantity().toString();
    return new Ticket(
        OrderClass.BRACKET,
        entry,
        like(entry, Orders.limit(exit, entry.symbol(), quantity, profit)),
        like(entry, Orders.stop(exit, entry.symbol(), quantity, stop)));
  }

  public static Ticket oco(OrderTerms exit, String stop) {
    String quantity = exit.quantity().toString();
    return new Ticket(
        OrderClass.OCO,
        exit,
        null,
        like(exit, Orders.stop(exit.side(), exit.symbol(), quantity, stop)));
  }

  public static Ticket withStop(OrderTerms entry, String stop) {
    String quantity = entry.quantity().toString();
    return new Ticket(
        OrderClass.OTO,
        entry,
        null,
        like(entry, Orders.stop(entry.side().other(), entry.symbol(), quantity, stop)));
  }

  private static OrderTerms like(OrderTerms entry, OrderTerms leg) {
    return Orders.with(leg, entry.timeInForce());
  }
}
