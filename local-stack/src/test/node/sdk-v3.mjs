// Alpaca's client 3.1.3, as it is. It takes the venue's address for everything but the data stream, whose scheme it
// fixes to wss: that one address is set on the stream afterwards. Data comes in MessagePack, trade updates in JSON.
import assert from "node:assert/strict";
import Alpaca from "alpaca-v3";
import { Inbox, refused } from "./checks.mjs";
import { KEY, SECRET } from "./venue.mjs";

export async function drive(venue, checks) {
  const alpaca = client(venue, SECRET);
  const resting = (id) => ({
    symbol: "AAPL",
    qty: 1,
    side: "buy",
    type: "limit",
    limit_price: 1.5,
    time_in_force: "day",
    client_order_id: id,
  });

  await checks.check("account", async () => {
    const account = await alpaca.getAccount();
    assert.equal(account.status, "ACTIVE");
    assert.equal(account.cash, "100000");
  });

  await checks.check("another key is refused", async () => {
    const error = await refused(client(venue, "wrong").getAccount());
    assert.equal(error.response.status, 401);
  });

  await checks.check("order, with numbers as numbers", async () => {
    const order = await alpaca.createOrder(resting("v3-order"));
    assert.equal(order.status, "new");
    assert.equal(order.qty, "1");
    assert.equal(order.limit_price, "1.5");
    assert.deepEqual(await alpaca.getOrderByClientId("v3-order"), order);
    assert.deepEqual(await alpaca.getOrder(order.id), order);
    const open = await alpaca.getOrders({ status: "open", symbols: "AAPL" });
    assert.deepEqual(open.map((one) => one.id), [order.id]);
  });

  await checks.check("duplicate id", async () => {
    const error = await refused(alpaca.createOrder(resting("v3-order")));
    assert.equal(error.response.status, 422);
    assert.equal(error.response.data.code, 40010001);
    assert.equal(error.response.data.message, "client_order_id must be unique");
  });

  await checks.check("cancel, once", async () => {
    const { id } = await alpaca.getOrderByClientId("v3-order");
    await alpaca.cancelOrder(id);
    assert.equal((await alpaca.getOrder(id)).status, "canceled");
    assert.equal((await refused(alpaca.cancelOrder(id))).response.status, 422);
  });

  await checks.check("cancel all", async () => {
    const { id } = await alpaca.createOrder(resting("v3-all"));
    const canceled = await alpaca.cancelAllOrders();
    assert.deepEqual(canceled.map((one) => [one.id, one.status]), [[id, 200]]);
  });

  await checks.check("unknown symbol", async () => {
    const error = await refused(alpaca.createOrder({ ...resting("v3-unknown"), symbol: "ZZZ" }));
    assert.equal(error.response.status, 422);
  });

  await checks.check("/stream fill", async () => {
    const stream = alpaca.trade_ws;
    const updates = new Inbox();
    const listening = new Inbox();
    stream.onOrderUpdate((update) => updates.put(update));
    stream.onConnect(() => {
      stream.conn.on("message", (data) => {
        if (JSON.parse(data).stream === "listening") {
          listening.put(true);
        }
      });
      stream.subscribe(["trade_updates"]);
    });
    stream.connect();
    try {
      await listening.take();
      const order = await alpaca.createOrder({
        symbol: "IBM",
        qty: 2,
        side: "buy",
        type: "market",
        time_in_force: "day",
        client_order_id: "v3-fill",
      });
      const placed = await updates.take();
      assert.equal(placed.event, "new");
      assert.equal(placed.order.id, order.id);
      const fill = await updates.take();
      assert.equal(fill.event, "fill");
      assert.equal(fill.qty, "2");
      assert.equal(fill.position_qty, "2");
      assert.match(fill.execution_id, /^[0-9a-f-]{36}$/);
      assert.equal(fill.order.status, "filled");
      assert.equal(fill.order.filled_avg_price, fill.price);
      assert.ok(Date.parse(fill.timestamp));
      const position = await alpaca.getPosition("IBM");
      assert.equal(position.qty, "2");
      assert.equal(position.avg_entry_price, fill.price);
      const activities = await alpaca.getAccountActivities({ activityTypes: "FILL" });
      assert.equal(activities[0].order_id, order.id);
    } finally {
      stream.disconnect();
    }
  });

  await checks.check("clock, calendar, assets", async () => {
    assert.equal((await alpaca.getClock()).is_open, true);
    const days = await alpaca.getCalendar({ start: "2012-12-24", end: "2012-12-26" });
    assert.deepEqual(days.map((day) => [day.date, day.close]), [
      ["2012-12-24", "13:00"],
      ["2012-12-26", "16:00"],
    ]);
    assert.equal((await alpaca.getAsset("AAPL")).tradable, true);
  });

  const days = () => ({
    start: "2012-12-27",
    end: "2012-12-31",
    timeframe: alpaca.newTimeframe(1, alpaca.timeframeUnit.DAY),
    adjustment: alpaca.adjustment.RAW,
  });

  await checks.check("bars in JSON", async () => {
    const bars = [];
    for await (const bar of alpaca.getBarsV2("AAPL", days())) {
      bars.push(bar);
    }
    assert.equal(bars.length, 3);
    assert.equal(bars[0].Timestamp, "2012-12-27T05:00:00Z");
    assert.equal(bars[2].ClosePrice, 532.1729);
  });

  await checks.check("bars of several symbols, page by page", async () => {
    const bars = await alpaca.getMultiBarsV2(["AAPL", "IBM"], { ...days(), pageLimit: 2 });
    assert.equal(bars.get("AAPL").length, 3);
    assert.equal(bars.get("IBM").length, 3);
  });

  await checks.check("quotes in JSON", async () => {
    const quote = await alpaca.getLatestQuote("AAPL");
    assert.ok(quote.BidPrice < quote.AskPrice);
    const quotes = await alpaca.getLatestQuotes(["AAPL", "IBM"]);
    assert.deepEqual([...quotes.keys()].sort(), ["AAPL", "IBM"]);
  });

  await checks.check("quotes in MessagePack", async () => {
    const stream = alpaca.data_stream_v2;
    stream.session.url = `${venue.ws}/v2/iex`;
    const quotes = new Inbox();
    const errors = new Inbox();
    stream.onConnect(() => stream.subscribeForQuotes(["AAPL"]));
    stream.onStockQuote((quote) => quotes.put(quote));
    stream.onError((error) => errors.put(error));
    stream.connect();
    try {
      const quote = await Promise.race([quotes.take(), errors.take().then(fail)]);
      assert.equal(quote.Symbol, "AAPL");
      assert.ok(quote.BidPrice < quote.AskPrice);
      assert.ok(quote.Timestamp instanceof Date, "its time is MessagePack's timestamp");
      assert.equal(quote.Timestamp.toISOString().slice(0, 10), "2013-01-02");
      assert.deepEqual(stream.getSubscriptions().quotes, ["AAPL"]);
    } finally {
      stream.disconnect();
    }
  });

  await checks.check("another key gets no data", async () => {
    const stream = client(venue, "wrong").data_stream_v2;
    stream.session.url = `${venue.ws}/v2/iex`;
    const errors = new Inbox();
    stream.onError((error) => errors.put(error));
    stream.connect();
    try {
      assert.equal(await errors.take(), "auth failed");
    } finally {
      stream.disconnect();
    }
  });
}

function client(venue, secret) {
  return new Alpaca({
    keyId: KEY,
    secretKey: secret,
    baseUrl: venue.http,
    dataBaseUrl: venue.http,
    dataStreamUrl: venue.http,
    feed: "iex",
    paper: true,
  });
}

function fail(error) {
  throw new Error(error);
}
