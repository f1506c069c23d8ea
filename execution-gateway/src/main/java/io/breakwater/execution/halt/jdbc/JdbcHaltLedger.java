package io.breakwater.execution.halt.jdbc;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.halt.DisengageRequest;
import io.breakwater.execution.halt.GateStatus;
import io.breakwater.execution.halt.GateStatus.OpenOrders;
import io.breakwater.execution.halt.HaltLedger;
import io.breakwater.execution.halt.Pause;
import io.breakwater.execution.risk.TradingState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Sets the gate, over the kill switch's own pool. Thread-safe. */
public final class JdbcHaltLedger implements HaltLedger {
  private static final Event.Subject GATE = new Event.Subject("trading_gate", "gate");

  /** What PostgreSQL gives a transaction T1 to live; see the order path's transaction_timeout. */
  private static final Duration LONGEST_ADMISSION = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final TransactionOperations transactions;
  private final String account;
  private final GateLock lock;
  private final EventLog events;
  private final InstantSource marketTime;
  private final Pause pause;

  public JdbcHaltLedger(
      HaltPool pool, String account, EventLog events, InstantSource marketTime, Pause pause) {
    this.template = pool.template();
    this.jdbc = JdbcClient.create(template);
    this.transactions = pool.transactions();
    this.account = account;
    this.lock = new GateLock(account);
    this.events = events;
    this.marketTime = marketTime;
    this.pause = pause;
  }

  @Override
  public long engage(String reason, String actor) {
    try {
      return run(() -> {
        template.execute("set local lock_timeout = '2s'; set local statement_timeout = '2s'");
        lock.takeExclusive(jdbc);
        return close(reason, actor);
      });
    } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
      // Somebody holds the lock for too long. Close the gate without it, and outwait whoever does:
      // the
      // database itself ends a transaction T1 that is older than that.
      long epoch = run(() -> close(reason, actor));
      pause.pause(LONGEST_ADMISSION);
      return epoch;
    }
  }

  private long close(String reason, String actor) {
    long epoch =
        jdbc.sql(
                """
                update trading_gate set state = 'HALTED', epoch = epoch + 1, reason = :reason,
                    changed_by = :actor, changed_at = clock_timestamp()
                returning epoch
                """)
            .param("reason", reason)
            .param("actor", actor)
            .query(Long.class)
            .optional()
            .orElse(0L);
    append("trading.halted", actor, Map.of("reason", reason, "epoch", Long.toString(epoch)));
    return epoch;
  }

  @Override
  public void recordSuspended(boolean suspended) {
    jdbc.sql("update trading_gate set suspended = :suspended")
        .param("suspended", suspended)
        .update();
  }

  @Override
  public OpenOrders openOrders() {
    return jdbc.sql(
            """
            select count(*) filter (where status_rank < 30 and send_deadline > clock_timestamp())
                    as in_flight,
                count(*) filter (where status_rank = 30) as working,
                count(*) filter (where status_rank < 30) as unknown
            from orders where account = :account and status_rank < 40
            """)
        .param("account", account)
        .query((row, number) ->
            new OpenOrders(row.getInt("in_flight"), row.getInt("working"), row.getInt("unknown")))
        .single();
  }

  @Override
  public GateStatus status() {
    OpenOrders open = openOrders();
    DisengageRequest pending = newestPending().orElse(null);
    return jdbc.sql(
            """
            select account, state, epoch, reason, changed_by, changed_at, suspended
            from trading_gate
            """)
        .query((row, number) -> status(row, open, pending))
        .optional()
        .orElseGet(() -> missing(open));
  }

  private GateStatus status(ResultSet row, OpenOrders open, @Nullable DisengageRequest pending)
      throws SQLException {
    boolean ours = row.getString("account").equals(account);
    return new GateStatus(
        ours ? TradingState.valueOf(row.getString("state")) : TradingState.HALTED,
        row.getLong("epoch"),
        ours ? row.getString("reason") : "the gate was opened for another broker account",
        row.getString("changed_by"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("suspended"),
        open,
        pending);
  }

  private static GateStatus missing(OpenOrders open) {
    return new GateStatus(
        TradingState.HALTED,
        0,
        "there is no trading gate",
        "nobody",
        Instant.EPOCH,
        false,
        open,
        null);
  }

  @Override
  public DisengageRequest request(String reason, String actor) {
    return run(() -> {
      DisengageRequest request =
          jdbc.sql(
                  """
                  insert into disengage_request (request_id, account, epoch, reason,
                      requested_by, expires_at)
                  select :id, :account, epoch, :reason, :actor,
                      clock_timestamp() + interval '10 minutes'
                  from trading_gate
                  returning request_id, epoch, reason, requested_by, expires_at
                  """)
              .param("id", UUID.randomUUID())
              .param("account", account)
              .param("reason", reason)
              .param("actor", actor)
              .query(JdbcHaltLedger::request)
              .single();
      append(
          "trading.disengage_requested",
          actor,
          Map.of("reason", reason, "request_id", request.id().toString()));
      return request;
    });
  }

  @Override
  public Optional<DisengageRequest> pending(UUID requestId) {
    return jdbc.sql(
            """
            select request_id, request.epoch, request.reason, requested_by, expires_at
            from disengage_request request join trading_gate gate on request.epoch = gate.epoch
            where request_id = :id and request.account = :account and approved_at is null
              and gate.state = 'HALTED' and expires_at > clock_timestamp()
            """)
        .param("id", requestId)
        .param("account", account)
        .query(JdbcHaltLedger::request)
        .optional();
  }

  private Optional<DisengageRequest> newestPending() {
    return jdbc.sql(
            """
            select request_id, request.epoch, request.reason, requested_by, expires_at
            from disengage_request request join trading_gate gate on request.epoch = gate.epoch
            where request.account = :account and approved_at is null
              and gate.state = 'HALTED' and expires_at > clock_timestamp()
            order by requested_at desc limit 1
            """)
        .param("account", account)
        .query(JdbcHaltLedger::request)
        .optional();
  }

  @Override
  public boolean disengage(DisengageRequest request, String approver) {
    return run(() -> {
      lock.takeExclusive(jdbc);
      int approved = approve(request, approver);
      return approved > 0 && open(request, approver);
    });
  }

  private int approve(DisengageRequest request, String approver) {
    return jdbc.sql(
            """
            update disengage_request request
            set approved_by = :approver, approved_at = clock_timestamp()
            from trading_gate gate
            where request_id = :id and approved_at is null and expires_at > clock_timestamp()
              and requested_by <> :approver
              and gate.epoch = request.epoch and gate.state = 'HALTED'
            """)
        .param("approver", approver)
        .param("id", request.id())
        .update();
  }

  private boolean open(DisengageRequest request, String approver) {
    jdbc.sql(
            """
            update trading_gate set state = 'ACTIVE', epoch = epoch + 1, account = :account,
                reason = :reason, changed_by = :approver, changed_at = clock_timestamp(),
                suspended = false
            """)
        .param("account", account)
        .param("reason", request.reason())
        .param("approver", approver)
        .update();
    append(
        "trading.resumed",
        approver,
        Map.of(
            "reason", request.reason(),
            "requested_by", request.requestedBy(),
            "request_id", request.id().toString()));
    return true;
  }

  private void append(String type, String actor, Map<String, String> details) {
    events.append(new Event(type, GATE, actor, marketTime.instant(), details));
  }

  private <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }

  private static DisengageRequest request(ResultSet row, int number) throws SQLException {
    return new DisengageRequest(
        row.getObject("request_id", UUID.class),
        row.getLong("epoch"),
        row.getString("reason"),
        row.getString("requested_by"),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }
}
