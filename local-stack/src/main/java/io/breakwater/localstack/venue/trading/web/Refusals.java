package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;

/** The one place where a refusal meets HTTP. */
final class Refusals {
  private Refusals() {}

  static AlpacaException exception(Refusal refusal) {
    String message = refusal.message();
    return new AlpacaException(
        switch (refusal.kind()) {
          case MALFORMED -> AlpacaError.malformed(message);
          case BAD_FIELD -> AlpacaError.badField(message);
          case UNPROCESSABLE -> AlpacaError.unprocessable(message, refusal.details());
          case FORBIDDEN -> AlpacaError.forbidden(message, refusal.details());
          case NOT_FOUND -> AlpacaError.notFound(message);
        });
  }
}
