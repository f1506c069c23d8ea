package io.breakwater.execution.reconciliation.web;

import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.reconciliation.Difference;
import io.breakwater.execution.reconciliation.PassKind;
import io.breakwater.execution.reconciliation.Report;
import io.breakwater.execution.reconciliation.ReportBook;
import io.breakwater.execution.risk.ReconciliationReadiness;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons of our books with the broker's: look at, ask for one. */
@RestController
@RequestMapping(path = "/api/v1/reconciliation", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class ReconciliationController {
  private static final String ID = "[0-9]{1,18}";

  private final ReportBook reports;
  private final ReconciliationReadiness readiness;

  ReconciliationController(ReportBook reports, ReconciliationReadiness readiness) {
    this.reports = reports;
    this.readiness = readiness;
  }

  @GetMapping
  Status status() {
    String why = readiness.whyNotReady().orElse(null);
    return new Status(why == null, why, reports.latest().map(ReportView::of).orElse(null));
  }

  @GetMapping("/reports")
  Reports reports(
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Pattern(regexp = ID) @Nullable String cursor) {
    List<Report> page = reports.page(cursor == null ? null : Long.valueOf(cursor), limit);
    String next = page.size() < limit ? null : Long.toString(page.getLast().id());
    return new Reports(page.stream().map(ReportHead::of).toList(), next);
  }

  @GetMapping("/reports/{reportId}")
  ReportView report(@PathVariable @Pattern(regexp = ID) String reportId) {
    return reports
        .find(Long.parseLong(reportId))
        .map(ReportView::of)
        .orElseThrow(() -> ReconciliationProblem.REPORT_NOT_FOUND.exception());
  }

  @PostMapping("/run")
  @Allowed(Role.OPERATOR)
  ResponseEntity<ReportView> run(Principal caller) {
    return ResponseEntity.accepted().body(ReportView.of(reports.request(caller.name())));
  }

  /**
   * How this gateway's books stand.
   *
   * @param ready whether it lets orders through, as far as books go
   * @param why where it does not
   * @param latest the last comparison that ended, by whichever gateway; null before the first
   */
  record Status(boolean ready, @Nullable String why, @Nullable ReportView latest) {}

  /** A page of reports, newest first; the cursor leads to the next page, null on the last. */
  record Reports(List<ReportHead> reports, @Nullable String nextCursor) {}

  /**
   * A comparison without its differences.
   *
   * @param at market time
   * @param recordedAt machine time
   */
  record ReportHead(
      long reportId,
      PassKind kind,
      Report.State state,
      @Nullable String requestedBy,
      @Nullable String failure,
      Instant at,
      Instant recordedAt,
      int ordersCompared,
      int symbolsCompared,
      Report.Tally differences) {

    static ReportHead of(Report report) {
      return new ReportHead(
          report.id(),
          report.kind(),
          report.state(),
          report.requestedBy(),
          report.failure(),
          report.at(),
          report.recordedAt(),
          report.ordersCompared(),
          report.symbolsCompared(),
          report.tally());
    }
  }

  /** A comparison; of more than a thousand differences, those that stay come first. */
  record ReportView(ReportHead report, List<DifferenceView> differences) {

    static ReportView of(Report report) {
      return new ReportView(
          ReportHead.of(report), report.differences().stream().map(DifferenceView::of).toList());
    }
  }

  /**
   * One difference.
   *
   * @param subject which order, where it is about one; else empty
   */
  record DifferenceView(
      String symbol,
      DifferenceKind kind,
      String subject,
      String ours,
      String broker,
      Difference.Resolution resolution) {

    static DifferenceView of(Difference difference) {
      return new DifferenceView(
          difference.ground().symbol().value(),
          difference.ground().kind(),
          difference.ground().subject(),
          difference.ours(),
          difference.broker(),
          difference.resolution());
    }
  }
}
