package io.breakwater.localstack.venue.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done wrong. */
public enum FaultKind {
  /** The connection is cut before anything hears of the request. */
  LOSE_REQUEST(Strikes.REQUESTS),
  /** The same by a TCP reset. */
  RESET(Strikes.REQUESTS),
  /** The request is held, then heard. */
  DELAY_REQUEST(Strikes.REQUESTS),
  /** An error is answered and nothing hears of the request. */
  REFUSE(Strikes.REQUESTS),
  /** The same, by an exceeded rate limit. */
  RATE_LIMIT(Strikes.REQUESTS),
  /** The request is heard and acted upon; the connection is cut instead of an answer. */
  LOSE_ANSWER(Strikes.ANSWERS),
  /** The request is heard and acted upon; its answer is held. */
  DELAY_ANSWER(Strikes.ANSWERS),
  /** The request is heard and acted upon; the connection is cut in the middle of the answer. */
  HALF_ANSWER(Strikes.ANSWERS),
  /** The lists and objects of an answer, or the data of a trade update, are null. */
  NULL_DATA(Strikes.ANSWERS, Strikes.MESSAGES),
  /** The message is never sent. */
  DROP(Strikes.MESSAGES),
  /** The message waits, and all behind it. */
  DELAY(Strikes.MESSAGES),
  /** The message is sent twice. */
  DUPLICATE(Strikes.MESSAGES),
  /** The message is sent behind the next one. */
  REORDER(Strikes.MESSAGES),
  /** The execution that the message tells of has no id. */
  NO_EXECUTION_ID(Strikes.MESSAGES),
  /** The message is sent, and once more to each client that begins to listen later. */
  TELL_AGAIN(Strikes.MESSAGES),
  /** The message is lost with every connection of its stream, and for a time none is let in. */
  GAP(Strikes.MESSAGES);

  private enum Strikes {
    REQUESTS,
    ANSWERS,
    MESSAGES
  }

  private final String wire = name().toLowerCase(Locale.ROOT);
  private final boolean onRequests;
  private final boolean onAnswers;
  private final boolean onMessages;

  FaultKind(Strikes... strikes) {
    onRequests = Arrays.asList(strikes).contains(Strikes.REQUESTS);
    onAnswers = Arrays.asList(strikes).contains(Strikes.ANSWERS);
    onMessages = Arrays.asList(strikes).contains(Strikes.MESSAGES);
  }

  public static Optional<FaultKind> parse(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire.equals(wire)).findFirst();
  }

  public String wire() {
    return wire;
  }

  /** Whether it strikes HTTP requests, or the answers to them. */
  public boolean isOfRequests() {
    return onRequests || onAnswers;
  }

  /** Whether it strikes an answer, so that there must be one: a stream's handshake has none. */
  public boolean needsAnswer() {
    return onAnswers;
  }

  /** Whether it strikes the messages of that stream: some are about what only trade updates say. */
  public boolean isOf(VenueStream stream) {
    return switch (this) {
      case NULL_DATA, NO_EXECUTION_ID, TELL_AGAIN -> stream == VenueStream.TRADE_UPDATES;
      default -> onMessages;
    };
  }

  /** Whether nobody hears of the request and nobody is answered. */
  public boolean isUnheard() {
    return this == LOSE_REQUEST || this == RESET || this == GAP;
  }
}
