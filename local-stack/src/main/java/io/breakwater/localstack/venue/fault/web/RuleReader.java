package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.FaultKind;
import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.fault.FaultTarget;
import io.breakwater.localstack.venue.fault.Glob;
import io.breakwater.localstack.venue.fault.Selection;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one rule of a plan, and names what is wrong with it. */
final class RuleReader {
  private static final int MAX_TEXT = 200;
  private static final int MAX_COUNT = 1_000_000_000;
  private static final int MAX_DELAY_MS = 600_000;
  private static final Duration WITHOUT_ONE = Duration.ofSeconds(1);

  private final String where;
  private final JsonNode rule;

  /**
   * @param where how messages call the rule
   */
  RuleReader(String where, JsonNode rule) {
    this.where = where;
    this.rule = rule;
  }

  FaultRule read() {
    if (!rule.isObject()) {
      throw PlanReader.bad(where + " must be an object");
    }
    for (String field : rule.propertyNames()) {
      if (!RuleField.ALL.contains(field)) {
        throw bad(field, "is no field of a rule");
      }
    }
    FaultKind kind =
        FaultKind.parse(required(RuleField.KIND))
            .orElseThrow(() -> bad(RuleField.KIND, "is unknown"));
    String name = text(RuleField.NAME);
    return new FaultRule(
        name == null ? kind.wire() : name,
        target(kind),
        kind,
        selection(),
        number(RuleField.TIMES, 1, MAX_COUNT),
        id(),
        delay(kind),
        refusal(kind));
  }

  private FaultTarget target(FaultKind kind) {
    FaultTarget target =
        FaultTarget.parse(required(RuleField.ON))
            .orElseThrow(() ->
                bad(
                    RuleField.ON,
                    "must be a method and a path, such as POST /v2/orders, or stream, or data"));
    boolean fits =
        switch (target) {
          case FaultTarget.Requests _ -> kind.isOfRequests();
          case FaultTarget.Messages messages -> kind.isOf(messages.stream());
        };
    if (!fits) {
      throw bad(RuleField.KIND, "cannot strike there");
    }
    return target;
  }

  private Selection selection() {
    Integer nth = number(RuleField.NTH, 1, MAX_COUNT);
    JsonNode share = rule.path(RuleField.SHARE);
    if (nth != null) {
      if (!share.isMissingNode()) {
        throw bad(RuleField.NTH, "and share exclude each other");
      }
      return new Selection.EveryNth(nth);
    }
    return share.isMissingNode() ? Selection.Share.ALL : new Selection.Share(share(share));
  }

  private BigDecimal share(JsonNode node) {
    if (node.isNumber() || node.isString()) {
      try {
        var share = new BigDecimal(node.asString()).stripTrailingZeros();
        if (share.signum() >= 0
            && share.compareTo(BigDecimal.ONE) <= 0
            && share.scale() <= Selection.Share.DECIMALS) {
          return share;
        }
      } catch (NumberFormatException e) {
        throw badShare();
      }
    }
    throw badShare();
  }

  private AlpacaException badShare() {
    return bad(RuleField.SHARE, "must be from 0 to 1, with at most 9 decimals");
  }

  private @Nullable Glob id() {
    String text = text(RuleField.CLIENT_ORDER_ID);
    return text == null ? null : Glob.ofId(text);
  }

  private Duration delay(FaultKind kind) {
    Integer millis = number(RuleField.DELAY_MS, 1, MAX_DELAY_MS);
    return switch (kind) {
      case DELAY_REQUEST, DELAY_ANSWER, DELAY, GAP -> {
        if (millis == null) {
          throw bad(RuleField.DELAY_MS, "is required for " + kind.wire());
        }
        yield Duration.ofMillis(millis);
      }
      case RATE_LIMIT, REORDER -> millis == null ? WITHOUT_ONE : Duration.ofMillis(millis);
      case LOSE_REQUEST,
          RESET,
          REFUSE,
          LOSE_ANSWER,
          HALF_ANSWER,
          NULL_DATA,
          DROP,
          DUPLICATE,
          NO_EXECUTION_ID,
          TELL_AGAIN -> {
        if (millis != null) {
          throw bad(RuleField.DELAY_MS, "means nothing for " + kind.wire());
        }
        yield Duration.ZERO;
      }
    };
  }

  private @Nullable AlpacaError refusal(FaultKind kind) {
    Integer status = number(RuleField.STATUS, 400, 599);
    Integer code = number(RuleField.CODE, 0, Integer.MAX_VALUE);
    String message = text(RuleField.MESSAGE);
    if (kind != FaultKind.REFUSE) {
      if (status != null || code != null || message != null) {
        throw bad(RuleField.STATUS, "code and message mean nothing for " + kind.wire());
      }
      return null;
    }
    if (status == null) {
      throw bad(RuleField.STATUS, "is required for " + kind.wire());
    }
    String said = message == null ? "refused by the fault plan" : message;
    return code == null
        ? AlpacaError.of(status, said)
        : new AlpacaError(status, code, said, Map.of());
  }

  private String required(String field) {
    String text = text(field);
    if (text == null) {
      throw bad(field, "is required");
    }
    return text;
  }

  private @Nullable String text(String field) {
    JsonNode node = rule.path(field);
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.isString() || node.asString().isBlank() || node.asString().length() > MAX_TEXT) {
      throw bad(field, "must be a text of at most " + MAX_TEXT + " characters");
    }
    return node.asString();
  }

  private @Nullable Integer number(String field, int min, int max) {
    JsonNode node = rule.path(field);
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < min
        || node.intValue() > max) {
      throw bad(field, "must be a whole number from %d to %d".formatted(min, max));
    }
    return node.intValue();
  }

  private AlpacaException bad(String field, String problem) {
    return PlanReader.bad("%s.%s %s".formatted(where, field, problem));
  }
}
