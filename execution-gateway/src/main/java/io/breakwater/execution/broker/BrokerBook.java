package io.breakwater.execution.broker;

import java.time.Instant;
import java.util.List;

/** The account as a whole, to compare ours with. Thread-safe. */
public interface BrokerBook {

  /**
   * Every order that came after an instant of the broker's clock, whatever has become of it, newest
   * first. Of more than ten thousand, the newest.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  List<BrokerOrder> ordersSince(Instant after);

  /**
   * The same in one question: of more than five hundred, the newest.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  List<BrokerOrder> newestSince(Instant after);

  /**
   * The newest orders, exits within the orders that they go with, in one question: of more than
   * five hundred, the newest. The only list that tells which exit is whose.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  List<BrokerOrder> newestWithExits();

  /**
   * What is held; a symbol that is not named is flat.
   *
   * @throws BrokerUnreadableException if the broker could not be asked, or said something that
   *     cannot be: a position left out would look flat
   */
  List<BrokerPosition> positions();
}
