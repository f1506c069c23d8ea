package io.breakwater.execution.webhook.incoming.jdbc;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.webhook.incoming.Hint;
import io.breakwater.execution.webhook.incoming.HintInbox;
import io.breakwater.execution.webhook.incoming.HintState;
import io.breakwater.execution.webhook.incoming.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The inbox as rows; a claim is an id on them, by the database's clock. Thread-safe. */
public final class JdbcHintInbox implements HintInbox {
  private static final int MOST_PENDING = 10_000;

  /** Of one order at once; the rest of them is due at once after. */
  private static final int MOST_CLAIMED = 1_000;

  private static final int MOST_PRUNED = 10_000;

  /** Longer than a lookup, the fetch of missing fills and their booking take together. */
  private static final Duration CLAIM = Duration.ofSeconds(15);

  /** The hand that gives up; a person's name stands where a person did. */
  private static final String GATEWAY = "gateway";

  /**
   * The first to the fifth try lie 72 s apart in all: by then an order that was not sent through
   * here has become known or will not. The broker's silence is waited out.
   */
  private static final String FAIL =
      """
      update webhook_inbox set tries = tries + 1, trouble = :trouble, claim = null,
          claimed_until = null,
          next_try_at = clock_timestamp()
              + (array[2, 5, 15, 50, 0])[least(tries + 1, 5)] * interval '1 second',
          state = case when tries + 1 >= 5 then 'DEAD' else 'PENDING' end,
          settled_at = case when tries + 1 >= 5 then clock_timestamp() end
      where account = :account and claim = :claim and state = 'PENDING'
      returning webhook_id, state
      """;

  private static final String CLAIM_ORDER =
      """
      update webhook_inbox set claim = :claim,
          claimed_until = clock_timestamp() + :millis * interval '1 millisecond'
      where (account, webhook_id) in (
          select account, webhook_id from webhook_inbox
          where account = :account and state = 'PENDING'
            and (claimed_until is null or claimed_until <= clock_timestamp())
            and broker_order_id = (
                select broker_order_id from webhook_inbox
                where account = :account and state = 'PENDING' and next_try_at <= clock_timestamp()
                  and (claimed_until is null or claimed_until <= clock_timestamp())
                order by next_try_at limit 1)
          limit :most for update skip locked)
      returning broker_order_id
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final String account;
  private final EventLog events;
  private final InstantSource marketTime;

  public JdbcHintInbox(
      JdbcClient jdbc,
      TransactionOperations transactions,
      String account,
      EventLog events,
      InstantSource marketTime) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.account = account;
    this.events = events;
    this.marketTime = marketTime;
  }

  @Override
  public Kept keep(Hint hint) {
    int kept =
        jdbc.sql(
                """
                insert into webhook_inbox (account, webhook_id, broker_order_id, client_order_id)
                select :account, :id, :brokerOrderId, :clientOrderId
                where (select count(*) from (select 1 from webhook_inbox
                    where account = :account and state = 'PENDING' limit :most) as waiting) < :most
                on conflict (account, webhook_id) do nothing
                """)
            .param("account", account)
            .param("id", hint.webhookId().value())
            .param("brokerOrderId", hint.brokerOrderId().value())
            .param("clientOrderId", hint.clientOrderId().value())
            .param("most", MOST_PENDING)
            .update();
    if (kept == 1) {
      return Kept.NEW;
    }
    return isKnown(hint.webhookId()) ? Kept.DUPLICATE : Kept.FULL;
  }

  @Override
  public Optional<Claim> claim() {
    UUID claim = UUID.randomUUID();
    List<String> orders =
        jdbc.sql(CLAIM_ORDER)
            .param("claim", claim)
            .param("millis", CLAIM.toMillis())
            .param("account", account)
            .param("most", MOST_CLAIMED)
            .query((row, number) -> row.getString("broker_order_id"))
            .list();
    return orders.isEmpty()
        ? Optional.empty()
        : Optional.of(new Claim(claim, new BrokerOrderId(orders.getFirst()), orders.size()));
  }

  @Override
  public void settle(Claim claim) {
    jdbc.sql(
            """
            update webhook_inbox set state = 'DONE', trouble = null, claim = null,
                claimed_until = null, settled_at = clock_timestamp()
            where account = :account and claim = :claim and state = 'PENDING'
            """)
        .param("account", account)
        .param("claim", claim.id())
        .update();
  }

  @Override
  public int fail(Claim claim, String trouble) {
    return inTransaction(() -> {
      List<String> dead =
          jdbc
              .sql(FAIL)
              .param("account", account)
              .param("claim", claim.id())
              .param("trouble", trouble)
              .query((row, number) ->
                  row.getString("state").equals("DEAD") ? row.getString("webhook_id") : "")
              .list()
              .stream()
              .filter(id -> !id.isEmpty())
              .toList();
      dead.forEach(id ->
          append("webhook.dead", id, GATEWAY, claim.order().value(), Map.of("reason", trouble)));
      return dead.size();
    });
  }

  @Override
  public void postpone(Claim claim, String trouble) {
    jdbc.sql(
            """
            update webhook_inbox set trouble = :trouble, claim = null, claimed_until = null,
                next_try_at = clock_timestamp() + interval '10 seconds'
            where account = :account and claim = :claim and state = 'PENDING'
            """)
        .param("account", account)
        .param("claim", claim.id())
        .param("trouble", trouble)
        .update();
  }

  @Override
  public Replay replay(WebhookId id, String actor) {
    return inTransaction(() -> {
      Optional<String> order =
          jdbc.sql(
                  """
                  update webhook_inbox set state = 'PENDING', tries = 0, settled_at = null,
                      next_try_at = clock_timestamp()
                  where account = :account and webhook_id = :id and state = 'DEAD'
                  returning broker_order_id
                  """)
              .param("account", account)
              .param("id", id.value())
              .query(String.class)
              .optional();
      if (order.isEmpty()) {
        return isKnown(id) ? Replay.NOT_DEAD : Replay.UNKNOWN;
      }
      append("webhook.replayed", id.value(), actor, order.get(), Map.of());
      return Replay.REPLAYED;
    });
  }

  @Override
  public List<Entry> entries(@Nullable HintState state, @Nullable WebhookId after, int limit) {
    return jdbc.sql(
            """
            select webhook_id, broker_order_id, client_order_id, state, tries, trouble,
                received_at, next_try_at, settled_at
            from webhook_inbox where account = :account
              and (:state::text is null or state = :state)
              and (:after::text is null or (received_at, webhook_id) <
                  (select received_at, webhook_id from webhook_inbox
                   where account = :account and webhook_id = :after))
            order by received_at desc, webhook_id desc limit :limit
            """)
        .param("account", account)
        .param("state", state == null ? null : state.name())
        .param("after", after == null ? null : after.value())
        .param("limit", limit)
        .query(JdbcHintInbox::entry)
        .list();
  }

  @Override
  public Backlog backlog() {
    return jdbc.sql(
            """
            select (select count(*) from webhook_inbox
                    where account = :account and state = 'DEAD') as dead,
                (select coalesce(extract(epoch from clock_timestamp() - min(received_at)) * 1000, 0)
                    from webhook_inbox where account = :account and state = 'PENDING') as millis
            """)
        .param("account", account)
        .query((row, number) ->
            new Backlog(row.getInt("dead"), Duration.ofMillis(row.getLong("millis"))))
        .single();
  }

  @Override
  public void prune(Duration retention) {
    jdbc.sql(
            """
            delete from webhook_inbox where (account, webhook_id) in (
                select account, webhook_id from webhook_inbox
                where account = :account and state = 'DONE'
                  and received_at < clock_timestamp() - :millis * interval '1 millisecond'
                order by received_at limit :most for update skip locked)
            """)
        .param("account", account)
        .param("millis", retention.toMillis())
        .param("most", MOST_PRUNED)
        .update();
  }

  private boolean isKnown(WebhookId id) {
    return jdbc.sql(
            "select exists (select 1 from webhook_inbox"
                + " where account = :account and webhook_id = :id)")
        .param("account", account)
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  private void append(
      String type, String webhookId, String actor, String order, Map<String, String> more) {
    var details = new HashMap<>(more);
    details.put("broker_order_id", order);
    events.append(
        new Event(
            type, new Event.Subject("webhook", webhookId), actor, marketTime.instant(), details));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        new Hint(
            new WebhookId(row.getString("webhook_id")),
            new BrokerOrderId(row.getString("broker_order_id")),
            new ClientOrderId(row.getString("client_order_id"))),
        HintState.valueOf(row.getString("state")),
        row.getInt("tries"),
        row.getString("trouble"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("next_try_at", OffsetDateTime.class).toInstant(),
        instantOrNull(row.getObject("settled_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
