package io.breakwater.execution.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.risk.ProposedOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to send an order.
 *
 * @param strategy whose order it is; null where it belongs to none
 * @param duplicateAllowed whether a second order like a recent one is meant
 * @param submittedBy the caller's name, from the credential
 */
public record NewOrder(
    ClientOrderId clientOrderId,
    @Nullable String strategy,
    OrderTerms terms,
    boolean duplicateAllowed,
    String submittedBy) {

  /**
   * The same for requests that ask for the same, whatever way their numbers are written; who asks,
   * and whether a duplicate is allowed, are no part of what is asked for.
   */
  public String hash() {
    List<@Nullable Object> asked =
        Arrays.asList(
            strategy,
            terms.symbol(),
            terms.side(),
            terms.type(),
            terms.quantity(),
            terms.limitPrice(),
            terms.timeInForce());
    String text = asked.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must support SHA-256", e);
    }
  }

  public ProposedOrder proposed() {
    return proposed(clientOrderId, strategy, terms, duplicateAllowed);
  }

  /** What the gates see of an order that asks for this. */
  public static ProposedOrder proposed(
      ClientOrderId clientOrderId,
      @Nullable String strategy,
      OrderTerms terms,
      boolean duplicateAllowed) {
    return new ProposedOrder(
        clientOrderId.value(),
        strategy,
        terms.symbol().value(),
        terms.signedQuantity(),
        terms.limitPrice(),
        terms.needsOpenMarket(),
        duplicateAllowed);
  }
}
