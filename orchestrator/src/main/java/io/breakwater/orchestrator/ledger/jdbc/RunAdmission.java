package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Admission;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.target.PlanRequest;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets a run begin, or names the one that stands in its way. The insert decides, never a look
 * before it: of any number of instances that ask at once, one gets its row in.
 *
 * <p>Thread-safe.
 */
final class RunAdmission {

  /** The run in the way may fail, or end, between the insert and the look at it. */
  private static final int MOST_TRIES = 10;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final MarketClock clock;
  private final RunProperties properties;
  private final String owner;

  RunAdmission(
      JdbcClient jdbc,
      TransactionOperations transaction,
      MarketClock clock,
      RunProperties properties,
      String owner) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.properties = properties;
    this.owner = owner;
  }

  Admission admit(RunId id, RunRequest request) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (Boolean.TRUE.equals(transaction.execute(_ -> insert(id, request)))) {
        return new Admission.Created(new Claim(id, 1));
      }
      Optional<Admission> inTheWay = inTheWay(request);
      if (inTheWay.isPresent()) {
        return inTheWay.get();
      }
    }
    throw new IllegalStateException("no run could begin and none was in the way of " + request);
  }

  private boolean insert(RunId id, RunRequest request) {
    PlanRequest plan = request.plan();
    int rows =
        jdbc.sql(
                """
                insert into run (
                       run_id, strategy, trading_date, attempt, capital, top_n, bottom_n, forced,
                       requested_by, status, created_at, plan_deadline, send_deadline,
                       lease_owner, lease_until, lease_token)
                select :run, :strategy, :date,
                       case when :forced then coalesce(max(attempt), 0) + 1
                            else count(*) filter (where status = 'failed') + 1 end,
                       :capital, :top, :bottom, :forced, :by, 'created', :at,
                       clock_timestamp() + :plan * interval '1 millisecond',
                       clock_timestamp() + :send * interval '1 millisecond',
                       :owner, clock_timestamp() + :lease * interval '1 millisecond', 1
                  from run
                 where strategy = :strategy and trading_date = :date
                on conflict do nothing
                """)
            .param("run", id.value())
            .param("strategy", plan.strategy().value())
            .param("date", plan.date())
            .param("capital", plan.capital().amount())
            .param("top", plan.topN())
            .param("bottom", plan.bottomN())
            .param("forced", request.forced())
            .param("by", request.requestedBy())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("plan", properties.planWithin().toMillis())
            .param("send", properties.sendWithin().toMillis())
            .param("owner", owner)
            .param("lease", properties.lease().toMillis())
            .update();
    if (rows == 0) {
      return false;
    }
    insertLegs(id, plan);
    return true;
  }

  private void insertLegs(RunId id, PlanRequest plan) {
    jdbc.sql(
            """
            insert into leg (run_id, ordinal, symbol)
            select :run, ordinal, symbol
              from unnest(string_to_array(:symbols, ',')) with ordinality as asked (symbol, ordinal)
            """)
        .param("run", id.value())
        .param(
            "symbols", plan.symbols().stream().map(Symbol::value).collect(Collectors.joining(",")))
        .update();
  }

  private Optional<Admission> inTheWay(RunRequest request) {
    Optional<Admission> sameDate =
        request.forced() ? Optional.empty() : ofSameDate(request).map(Admission.Exists::new);
    return sameDate.or(() -> underWay(request).map(Admission.InProgress::new));
  }

  private Optional<RunId> ofSameDate(RunRequest request) {
    return jdbc.sql(
            """
            select run_id
              from run
             where strategy = :strategy and trading_date = :date and status <> 'failed'
             order by number desc
             limit 1
            """)
        .param("strategy", request.plan().strategy().value())
        .param("date", request.plan().date())
        .query((rs, row) -> RunId.of(rs.getString(1)))
        .optional();
  }

  private Optional<RunId> underWay(RunRequest request) {
    return jdbc.sql(
            """
            select run_id
              from run
             where strategy = :strategy
               and status in ('created', 'targeted', 'ordering', 'waiting')
            """)
        .param("strategy", request.plan().strategy().value())
        .query((rs, row) -> RunId.of(rs.getString(1)))
        .optional();
  }
}
