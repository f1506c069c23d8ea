package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.money.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The account over Alpaca's Trading API v2. Thread-safe. */
final class AlpacaAccount implements BrokerAccount {
  private static final int SUFFIX_LENGTH = 4;

  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final JsonMapper json;

  AlpacaAccount(AlpacaHttp http, AlpacaReader reader, JsonMapper json) {
    this.http = http;
    this.reader = reader;
    this.json = json;
  }

  @Override
  public AccountSnapshot snapshot() {
    JsonNode account = reader.answer(http.get(Lane.BACKGROUND, "/v2/account"));
    String number = account.path("account_number").asString("");
    return new AccountSnapshot(
        number.substring(Math.max(0, number.length() - SUFFIX_LENGTH)),
        money(account, "cash"),
        money(account, "equity"),
        money(account, "buying_power"));
  }

  @Override
  public String number() {
    String number =
        reader.answer(http.get(Lane.BACKGROUND, "/v2/account")).path("account_number").asString("");
    if (number.isEmpty()) {
      throw new BrokerUnreadableException("the answer does not say account_number");
    }
    return number;
  }

  @Override
  public boolean suspendTrading(boolean suspend) {
    byte[] body = json.writeValueAsBytes(json.createObjectNode().put("suspend_trade", suspend));
    JsonNode setting =
        reader
            .answer(http.patch(Lane.STOP, "/v2/account/configurations", body))
            .path("suspend_trade");
    if (!setting.isBoolean()) {
      throw new BrokerUnreadableException("the answer does not say suspend_trade");
    }
    return setting.booleanValue();
  }

  private static Money money(JsonNode account, String field) {
    try {
      return Money.usd(account.path(field).asString(""));
    } catch (IllegalArgumentException e) {
      throw new BrokerUnreadableException("account." + field + ": " + e.getMessage());
    }
  }
}
