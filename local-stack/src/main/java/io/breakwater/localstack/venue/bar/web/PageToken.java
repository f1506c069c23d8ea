package io.breakwater.localstack.venue.bar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.localstack.venue.wire.Query;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The last bar of a page; the next page begins behind it. Opaque to clients. */
record PageToken(String symbol, LocalDate date) {
  private static final String SEPARATOR = "|";

  static @Nullable PageToken read(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      String token = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int at = token.indexOf(SEPARATOR);
      if (at > 0) {
        return new PageToken(token.substring(0, at), LocalDate.parse(token.substring(at + 1)));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Query.ofMarketData().invalid("page_token", text);
    }
    throw Query.ofMarketData().invalid("page_token", text);
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((symbol + SEPARATOR + date).getBytes(UTF_8));
  }
}
