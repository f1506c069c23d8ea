package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.boot.jdbc.PoolTransactions;
import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Admission;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimLostException;
import io.breakwater.orchestrator.ledger.ClaimedRun;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunFailure;
import io.breakwater.orchestrator.ledger.RunFilter;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunPage;
import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.target.Plan;
import io.breakwater.orchestrator.target.SkipReason;
import io.breakwater.orchestrator.target.StageTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** The ledger of runs on PostgreSQL. Thread-safe. */
public final class JdbcRunLedger implements RunLedger {

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final MarketClock clock;
  private final RunProperties properties;
  private final String owner;

  private final RunAdmission admission;
  private final RunReader reader;
  private final LegWriter legs;

  /**
   * @param owner the name of this instance, different from all others
   */
  public JdbcRunLedger(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      MarketClock clock,
      RunProperties properties,
      String owner) {
    this.jdbc = jdbc;
    this.transaction = new PoolTransactions(transactions);
    this.clock = clock;
    this.properties = properties;
    this.owner = owner;
    this.admission = new RunAdmission(jdbc, transaction, clock, properties, owner);
    this.reader = new RunReader(jdbc, transactions);
    this.legs = new LegWriter(jdbc);
  }

  @Override
  public Admission admit(RunId id, RunRequest request) {
    return admission.admit(id, request);
  }

  @Override
  public Optional<Run> find(RunId id) {
    return reader.find(id);
  }

  @Override
  public RunPage list(RunFilter filter) {
    return reader.list(filter);
  }

  @Override
  public Optional<Claim> claimAbandoned() {
    return jdbc.sql(
            """
            update run
               set lease_owner = :owner,
                   lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                   lease_token = lease_token + 1
             where run_id = (
                   select run_id
                     from run
                    where status in ('created', 'targeted', 'ordering', 'waiting')
                      and lease_until < clock_timestamp()
                    order by number
                    limit 1
                      for update skip locked)
            returning run_id, lease_token
            """)
        .param("owner", owner)
        .param("lease", properties.lease().toMillis())
        .query((rs, row) -> new Claim(RunId.of(rs.getString(1)), rs.getLong(2)))
        .optional();
  }

  @Override
  public void renew(Claim claim) {
    extendLease(claim, properties.lease());
  }

  @Override
  public void release(Claim claim) {
    jdbc.sql(
            """
            update run
               set lease_until = clock_timestamp()
             where run_id = :run and lease_token = :token
            """)
        .param("run", claim.runId().value())
        .param("token", claim.token())
        .update();
  }

  @Override
  public ClaimedRun load(Claim claim) {
    return reader.load(claim).orElseThrow(() -> new ClaimLostException(claim));
  }

  @Override
  public void recordPlan(Claim claim, Plan plan) {
    transaction.executeWithoutResult(_ -> {
      move(claim, RunStatus.TARGETED);
      jdbc.sql(
              """
              update run
                 set signal_set_id = :set, model_version = :model, bars_through = :through
               where run_id = :run
              """)
          .param("set", plan.signalSetId())
          .param("model", plan.modelVersion())
          .param("through", plan.barsThrough())
          .param("run", claim.runId().value())
          .update();
      plan.legs().forEach(planned -> legs.writePlanned(claim.runId(), planned));
      plan.stages().forEach(stage -> writeStage(claim.runId(), stage));
    });
  }

  @Override
  public void enter(Claim claim, RunStatus next) {
    transaction.executeWithoutResult(_ -> leave(claim, move(claim, next)));
  }

  @Override
  public boolean beginSend(Claim claim, Symbol symbol) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          hold(claim);
          return legs.beginSend(claim.runId(), symbol);
        }));
  }

  @Override
  public void recordLeg(Claim claim, Leg leg) {
    transaction.executeWithoutResult(_ -> {
      hold(claim);
      legs.write(claim.runId(), leg);
    });
  }

  @Override
  public void skip(Claim claim, Collection<Symbol> symbols, SkipReason reason) {
    transaction.executeWithoutResult(_ -> {
      hold(claim);
      symbols.forEach(symbol -> legs.skip(claim.runId(), symbol, reason));
    });
  }

  @Override
  public void end(Claim claim, RunStatus status, Optional<RunFailure> failure) {
    transaction.executeWithoutResult(_ -> {
      Left left = hold(claim);
      requireAllowed(left.status(), status);
      jdbc.sql(
              """
              update run
                 set status = :status, finished_at = :at,
                     failure_code = :code, failure_detail = :detail,
                     entered_at = clock_timestamp()
               where run_id = :run
              """)
          .param("status", status.wireName())
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .param("code", failure.map(RunFailure::code).orElse(null))
          .param("detail", failure.map(RunFailure::detail).orElse(null))
          .param("run", claim.runId().value())
          .update();
      leave(claim, left);
    });
  }

  /** The status that a run has had until now, and for how long. */
  private record Left(RunStatus status, long millis) {}

  /** Locks the run's row for this transaction, if the claim is still the latest. */
  private Left hold(Claim claim) {
    return jdbc.sql(
            """
            select status,
                   (extract(epoch from clock_timestamp() - entered_at) * 1000)::bigint as millis
              from run
             where run_id = :run and lease_token = :token
               for update
            """)
        .param("run", claim.runId().value())
        .param("token", claim.token())
        .query((rs, row) ->
            new Left(RunStatus.ofWireName(rs.getString("status")), rs.getLong("millis")))
        .optional()
        .orElseThrow(() -> new ClaimLostException(claim));
  }

  private Left move(Claim claim, RunStatus next) {
    Left left = hold(claim);
    requireAllowed(left.status(), next);
    jdbc.sql(
            """
            update run
               set status = :status, entered_at = clock_timestamp(),
                   wait_deadline = case when :status = 'waiting'
                       then clock_timestamp() + :wait * interval '1 millisecond' end
             where run_id = :run
            """)
        .param("status", next.wireName())
        .param("wait", properties.waitAtMost().toMillis())
        .param("run", claim.runId().value())
        .update();
    return left;
  }

  /** The stages before a run is targeted are timed one by one, in its plan. */
  private void leave(Claim claim, Left left) {
    if (left.status() == RunStatus.ORDERING || left.status() == RunStatus.WAITING) {
      writeStage(
          claim.runId(), new StageTime(left.status().wireName(), Duration.ofMillis(left.millis())));
    }
  }

  private static void requireAllowed(RunStatus from, RunStatus to) {
    if (!from.mayBecome(to)) {
      throw new IllegalStateException("a run that is %s cannot become %s".formatted(from, to));
    }
  }

  private void writeStage(RunId id, StageTime stage) {
    jdbc.sql(
            """
            insert into stage (run_id, ordinal, name, millis)
            select :run, count(*) + 1, :name, :millis from stage where run_id = :run
            """)
        .param("run", id.value())
        .param("name", stage.name())
        .param("millis", stage.took().toMillis())
        .update();
  }

  private void extendLease(Claim claim, Duration lease) {
    int rows =
        jdbc.sql(
                """
                update run
                   set lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                 where run_id = :run and lease_token = :token
                """)
            .param("lease", lease.toMillis())
            .param("run", claim.runId().value())
            .param("token", claim.token())
            .update();
    if (rows == 0) {
      throw new ClaimLostException(claim);
    }
  }
}
