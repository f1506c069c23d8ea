// Alpaca's client 4.0.2, as it is. It knows Alpaca's hosts only: the fetch that it is given leads to the venue, and
// each stream takes an address. Its data stream speaks MessagePack; it holds a codec for JSON as well, which is chosen
// here by the field that its trading stream sets.
import assert from "node:assert/strict";
import { Alpaca, ApiError } from "alpaca-v4";
import { Inbox, refused } from "./checks.mjs";
import { KEY, SECRET } from "./venue.mjs";

export async function drive(venue, checks) {
  const alpaca = client(venue, SECRET);
  const { trading, marketData } = alpaca;
  const resting = (clientOrderId) => ({
    symbol: "AAPL",
    qty: 1,
    side: "buy",
    limitPrice: "1.5",
    timeInForce: "day",
    clientOrderId,
  });

  await checks.check("account", async () => {
    const account = await trading.account.getAccount();
    assert.equal(account.status, "ACTIVE");
    assert.match(account.cash, /^[0-9.]+$/);
  });

  await checks.check("another key is refused", async () => {
    const error = await refused(client(venue, "wrong").trading.account.getAccount());
    assert.ok(error instanceof ApiError);
    assert.equal(error.status, 401);
    assert.equal(error.code, 40110000);
    assert.ok(error.requestId, "the answer has a request id");
  });

  await checks.check("order", async () => {
    const order = await trading.orders.limit(resting("v4-order"));
    assert.equal(order.status, "new");
    assert.equal(order.limitPrice, "1.5");
    assert.ok(order.submittedAt instanceof Date);
    const found = await trading.orders.getOrderByClientOrderId({ clientOrderId: "v4-order" });
    assert.deepEqual(found, order);
    assert.deepEqual(await trading.orders.getOrderByOrderID({ orderId: order.id }), order);
    const open = await trading.orders.getAllOrders({ symbols: ["AAPL"] });
    assert.deepEqual(open.map((one) => one.id), [order.id]);
  });

  await checks.check("duplicate id", async () => {
    const error = await refused(trading.orders.limit(resting("v4-order")));
    assert.ok(error instanceof ApiError);
    assert.equal(error.status, 422);
    assert.equal(error.code, 40010001);
    assert.match(error.message, /client_order_id must be unique/);
  });

  await checks.check("cancel, once", async () => {
    const order = await trading.orders.getOrderByClientOrderId({ clientOrderId: "v4-order" });
    await trading.orders.deleteOrderByOrderID({ orderId: order.id });
    const canceled = await trading.orders.getOrderByOrderID({ orderId: order.id });
    assert.equal(canceled.status, "canceled");
    const error = await refused(trading.orders.deleteOrderByOrderID({ orderId: order.id }));
    assert.equal(error.status, 422);
  });

  await checks.check("cancel all", async () => {
    const order = await trading.orders.limit(resting("v4-all"));
    const canceled = await trading.orders.deleteAllOrders();
    assert.deepEqual(canceled.map((one) => [one.id, one.status]), [[order.id, 200]]);
  });

  await checks.check("unknown symbol", async () => {
    const error = await refused(trading.orders.limit({ ...resting("v4-unknown"), symbol: "ZZZ" }));
    assert.equal(error.status, 422);
  });

  await checks.check("/stream fill", async () => {
    const stream = trading.stream({ url: `${venue.ws}/stream` });
    const updates = new Inbox();
    const listening = new Inbox();
    stream.onTradeUpdate((update) => updates.put(update));
    stream.on("subscription", (streams) => listening.put(streams));
    stream.onConnect(() => stream.subscribeTradeUpdates());
    stream.connect();
    try {
      assert.deepEqual(await listening.take(), ["trade_updates"]);
      const order = await trading.orders.market({
        symbol: "MSFT",
        qty: "2",
        side: "buy",
        clientOrderId: "v4-fill",
      });
      const placed = await updates.take();
      assert.equal(placed.event, "new");
      assert.equal(placed.order.id, order.id);
      const fill = await updates.take();
      assert.equal(fill.event, "fill");
      assert.equal(fill.qty, "2");
      assert.equal(fill.positionQty, "2");
      assert.match(fill.executionId, /^[0-9a-f-]{36}$/);
      assert.ok(fill.timestamp instanceof Date);
      assert.equal(fill.order.status, "filled");
      assert.equal(fill.order.filledAvgPrice, fill.price);
      const position = await trading.positions.getOpenPosition({ symbolOrAssetId: "MSFT" });
      assert.equal(position.qty, "2");
      assert.equal(position.avgEntryPrice, fill.price);
    } finally {
      stream.disconnect();
    }
  });

  await checks.check("submit and wait for the fill", async () => {
    const stream = trading.stream({ url: `${venue.ws}/stream` });
    stream.connect();
    try {
      const order = await trading.submitAndWait(
        { symbol: "MSFT", qty: 1, side: "sell", type: "market", timeInForce: "day", clientOrderId: "v4-wait" },
        { stream },
      );
      assert.equal(order.status, "filled");
      assert.equal(order.clientOrderId, "v4-wait");
    } finally {
      stream.disconnect();
    }
  });

  await checks.check("clock, calendar, assets", async () => {
    assert.equal((await trading.clock.legacyClock()).isOpen, true);
    // It sends moments, not dates: noon is in the same date in New York.
    const days = await trading.calendar.legacyCalendar({
      start: new Date("2012-12-24T12:00:00Z"),
      end: new Date("2012-12-26T12:00:00Z"),
    });
    assert.equal(days.length, 2);
    const asset = await trading.assets.getV2AssetsSymbolOrAssetId({ symbolOrAssetId: "AAPL" });
    assert.equal(asset.tradable, true);
  });

  const days = {
    timeframe: "1Day",
    start: new Date("2012-12-27T05:00:00Z"),
    end: new Date("2012-12-31T05:00:00Z"),
    adjustment: "raw",
    feed: "iex",
  };

  await checks.check("bars in JSON", async () => {
    const answer = await marketData.stocks.stockBars({ symbols: "AAPL", ...days });
    const bars = answer.bars.AAPL;
    assert.equal(bars.length, 3);
    assert.equal(bars[2].c, 532.1729);
  });

  await checks.check("bars of several symbols", async () => {
    const bars = await marketData.getStockBars({ symbols: ["AAPL", "IBM"], ...days });
    assert.equal(bars.AAPL.length, 3);
    assert.equal(bars.IBM.length, 3);
  });

  await checks.check("quotes in JSON", async () => {
    const single = await marketData.stocks.stockLatestQuoteSingle({ symbol: "AAPL" });
    assert.ok(single.quote.bp < single.quote.ap);
    const several = await marketData.stocks.stockLatestQuotes({ symbols: "AAPL,IBM" });
    assert.deepEqual(Object.keys(several.quotes).sort(), ["AAPL", "IBM"]);
  });

  for (const codec of ["msgpack", "json"]) {
    await checks.check(`quotes in ${codec === "json" ? "JSON from the stream" : "MessagePack"}`, async () => {
      const stream = marketData.stockStream({ url: `${venue.ws}/v2/iex` });
      stream.codec = codec;
      const quotes = new Inbox();
      const errors = new Inbox();
      stream.onQuote((quote) => quotes.put(quote));
      stream.on("error", (error) => errors.put(error));
      stream.onConnect(() => stream.subscribeForQuotes(["AAPL"]));
      stream.connect();
      try {
        const quote = await Promise.race([quotes.take(), errors.take().then(fail)]);
        assert.equal(quote.symbol, "AAPL");
        assert.ok(quote.bidPrice < quote.askPrice);
        assert.equal(new Date(quote.timestamp).toISOString().slice(0, 10), "2013-01-02");
      } finally {
        stream.disconnect();
      }
    });
  }

  await checks.check("another key gets no data", async () => {
    const stream = client(venue, "wrong").marketData.stockStream({ url: `${venue.ws}/v2/iex` });
    stream.on("error", () => {});
    stream.connect();
    try {
      const outcome = await stream.waitForAuthenticationResult(20_000);
      assert.equal(outcome.status, "server_rejected");
      assert.equal(outcome.code, 402);
    } finally {
      stream.disconnect();
    }
  });
}

function client(venue, secret) {
  return new Alpaca({
    keyId: KEY,
    secret,
    paper: true,
    fetchApi: (address, init) => {
      const { pathname, search } = new URL(address);
      return fetch(venue.http + pathname + search, init);
    },
  });
}

function fail(error) {
  throw new Error(error);
}
