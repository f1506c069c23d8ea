package io.breakwater.marketdata;

import io.breakwater.testing.ProblemsPage;
import io.breakwater.testing.ProblemsPage.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

  @Test
  void namesEveryCodeOfTheService() {
    ProblemsPage.check(
        "market-data-service",
        List.of(
            new Row("UNKNOWN_SYMBOL", 404, "The data vendor does not know the symbol."),
            new Row(
                "QUOTE_NOT_FOUND",
                404,
                "The vendor's latest quote of the symbol is not usable, and there is no other."),
            new Row("ADV_NOT_FOUND", 404, "The symbol did not trade in the last 20 sessions."),
            new Row(
                "SUBSCRIPTION_LIMIT_REACHED",
                409,
                "As many symbols are subscribed to as may be; take another subscription back.")));
  }
}
