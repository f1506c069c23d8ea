package io.breakwater.execution.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.reconciliation.Difference;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import io.breakwater.execution.reconciliation.Findings;
import io.breakwater.execution.reconciliation.PassKind;
import io.breakwater.execution.reconciliation.Report;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcReportBookIT {
  private static final Instant AT = Instant.parse("2013-01-02T15:00:00Z");
  private static final Difference POSITION =
      new Difference(
          new Ground(new Symbol("AAPL"), DifferenceKind.POSITION_DIFFERS, "", "2"),
          "10",
          "12",
          Resolution.QUARANTINED);

  private HikariDataSource pool;
  private JdbcClient jdbc;
  private JdbcReportBook reports;
  private JdbcWatchLog watch;

  @BeforeAll
  void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
    jdbc = JdbcClient.create(pool);
    reports =
        new JdbcReportBook(
            jdbc,
            Schema.ACCOUNT,
            new TransactionTemplate(new DataSourceTransactionManager(pool)),
            AuditConfiguration.eventLogOn(jdbc),
            SettableMarketClock.at("2013-01-02T15:00:00Z"));
    watch = new JdbcWatchLog(jdbc, Schema.ACCOUNT, "ours");
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate reconciliation_report, reconciliation_watch").update();
  }

  @Test
  void keepsWhatAComparisonCameTo() {
    reports.keep(findings(PassKind.SCHEDULED, POSITION), null, 1);

    Report kept = reports.latest().orElseThrow();
    assertThat(kept.state()).isEqualTo(Report.State.DIFFERS);
    assertThat(kept.ordersCompared()).isEqualTo(7);
    assertThat(kept.tally().quarantined()).isEqualTo(1);
    assertThat(kept.differences()).containsExactly(POSITION);
    assertThat(reports.find(kept.id())).contains(kept);
  }

  /** Two operators who press at once want one comparison. */
  @Test
  void oneRequestServesForAllUntilItHasEnded() {
    Report first = reports.request("ann");
    Report second = reports.request("bob");
    assertThat(second).isEqualTo(first);
    assertThat(first.requestedBy()).isEqualTo("ann");
    assertThat(reports.requested()).contains(first);

    reports.keep(findings(PassKind.REQUESTED), first, 1);

    assertThat(reports.requested()).isEmpty();
    assertThat(reports.find(first.id()).orElseThrow().state()).isEqualTo(Report.State.CLEAN);
    assertThat(reports.request("bob").id()).isNotEqualTo(first.id());
  }

  @Test
  void saysWhyOneCameToNothing() {
    Report request = reports.request("ann");

    reports.fail(request, "HTTP 500");

    assertThat(reports.find(request.id()).orElseThrow().failure()).isEqualTo("HTTP 500");
    assertThat(reports.latest()).isEmpty();
  }

  /** A process that froze in the midst of a pass comes too late with what it saw. */
  @Test
  void keepsNothingOfALateHolder() {
    watch.beat(2, true, "");

    reports.keep(findings(PassKind.SCHEDULED, POSITION), null, 1);

    assertThat(reports.latest()).isEmpty();
  }

  @Test
  void aLateHolderIsToldSoAndChangesNothing() {
    assertThat(watch.beat(2, true, "")).isTrue();

    assertThat(watch.beat(1, false, "late")).isFalse();

    assertThat(watch.read().orElseThrow().token()).isEqualTo(2);
    assertThat(watch.read().orElseThrow().ready()).isTrue();
    assertThat(watch.beat(2, true, "")).isTrue();
  }

  @Test
  void forgetsADayOldReportThatFoundNothingAndWasNotAskedFor() {
    reports.keep(findings(PassKind.SCHEDULED), null, 1);
    reports.keep(findings(PassKind.SCHEDULED, POSITION), null, 1);
    reports.keep(findings(PassKind.START), null, 1);
    jdbc.sql("update reconciliation_report set recorded_at = recorded_at - interval '25 hours'")
        .update();

    reports.keep(findings(PassKind.START), null, 1);

    assertThat(reports.page(null, 10))
        .extracting(Report::kind)
        .containsExactly(PassKind.START, PassKind.START, PassKind.SCHEDULED);
  }

  @Test
  void theWatchTellsWhoIsOfAnotherBuild() {
    watch.beat(2, true, "");
    var other = new JdbcWatchLog(jdbc, Schema.ACCOUNT, "another");

    assertThat(watch.read().orElseThrow().otherBuild()).isNull();
    assertThat(other.read().orElseThrow().otherBuild()).isEqualTo("ours");
    other.beat(3, true, "");

    assertThat(watch.read().orElseThrow().otherBuild()).isEqualTo("another");
  }

  @Test
  void ofVeryManyDifferencesKeepsThoseThatStayFirst() {
    var healed =
        new Difference(
            new Ground(new Symbol("MSFT"), DifferenceKind.MISSING_FILL, "o", "x"),
            "0",
            "10",
            Resolution.HEALED);
    List<Difference> many = new ArrayList<>(Collections.nCopies(1_200, healed));
    many.add(POSITION);

    reports.keep(new Findings(PassKind.SCHEDULED, AT, 7, 3, many), null, 1);

    Report kept = reports.latest().orElseThrow();
    assertThat(kept.tally().found()).isEqualTo(1_201);
    assertThat(kept.differences()).hasSize(1_000).startsWith(POSITION);
  }

  private static Findings findings(PassKind kind, Difference... differences) {
    return new Findings(kind, AT, 7, 3, List.of(differences));
  }
}
