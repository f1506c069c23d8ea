package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A stream in memory that does what it is told, and remembers what was asked of it. */
final class FakeConnector implements FeedConnector {

  final List<FakeConnection> connections = new ArrayList<>();
  boolean away;
  boolean refusing;

  @Override
  public FeedConnection connect(FeedListener listener) {
    if (refusing) {
      throw FeedUnavailableException.refused("told to refuse");
    }
    if (away) {
      throw new FeedUnavailableException("told to be away");
    }
    var connection = new FakeConnection(listener);
    connections.add(connection);
    return connection;
  }

  FakeConnection latest() {
    return connections.getLast();
  }

  /** One connection; confirms each change of its subscriptions. */
  static final class FakeConnection implements FeedConnection {
    final FeedListener listener;
    final Set<Symbol> symbols = new TreeSet<>();
    int pings;
    int subscribeMessages;
    boolean closed;

    FakeConnection(FeedListener listener) {
      this.listener = listener;
    }

    @Override
    public void subscribe(Set<Symbol> added) {
      subscribeMessages++;
      symbols.addAll(added);
      listener.onMessage(new FeedMessage.Subscribed(symbols));
    }

    @Override
    public void unsubscribe(Set<Symbol> gone) {
      symbols.removeAll(gone);
      listener.onMessage(new FeedMessage.Subscribed(symbols));
    }

    @Override
    public void ping() {
      pings++;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
