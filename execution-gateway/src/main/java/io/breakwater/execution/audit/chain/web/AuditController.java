package io.breakwater.execution.audit.chain.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.audit.chain.AuditChain;
import io.breakwater.execution.audit.chain.AuditTrail;
import io.breakwater.execution.audit.chain.AuditTrail.Entry;
import io.breakwater.execution.audit.chain.Finding;
import io.breakwater.execution.audit.chain.Verification;
import io.breakwater.execution.csv.CsvTable;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The chained log: read it, and have it checked. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.OPERATOR, Role.RISK})
class AuditController {
  private static final String TYPE = "[a-z_.]{1,64}";
  private static final String NAME = "[ -~]{1,128}";
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

  private final AuditTrail trail;
  private final AuditChain chain;

  /** Reading all of the log is work: one at a time. */
  private final Semaphore turn = new Semaphore(1);

  AuditController(AuditTrail trail, AuditChain chain) {
    this.trail = trail;
    this.chain = chain;
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
  AuditRows auditRows(
      @RequestParam(required = false) @Pattern(regexp = TYPE) @Nullable String type,
      @RequestParam(name = "subject_kind", required = false) @Pattern(regexp = TYPE) @Nullable String subjectKind,
      @RequestParam(name = "subject_id", required = false) @Pattern(regexp = NAME) @Nullable String subjectId,
      @RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String actor,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Pattern(regexp = "[0-9]{1,18}") @Nullable String cursor) {
    var filter =
        new AuditTrail.Filter(
            type, subjectKind, subjectId, actor, within("from", from), within("to", to));
    long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    List<Entry> page = trail.entries(filter, before, limit);
    String next = page.size() < limit ? null : Long.toString(page.getLast().sequence());
    return new AuditRows(page.stream().map(AuditRowView::of).toList(), next);
  }

  @GetMapping("/verify")
  AuditVerification verifyAudit() {
    if (!turn.tryAcquire()) {
      throw new ProblemException(
              CommonProblem.SERVICE_UNAVAILABLE, "The chain is being checked already.")
          .retryAfter(ASK_AGAIN_AFTER);
    }
    try {
      return AuditVerification.of(chain.verify());
    } finally {
      turn.release();
    }
  }

  /** The database's times end long after the calendar and long before Java's. */
  private static @Nullable Instant within(String parameter, @Nullable Instant time) {
    if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "%s must be between %s and %s.".formatted(parameter, EARLIEST, LATEST));
    }
    return time;
  }

  /** A page of the chained log, newest first; the cursor leads to the next, null on the last. */
  record AuditRows(List<AuditRowView> rows, @Nullable String nextCursor)
      implements CsvTable<AuditRowView> {}

  /**
   * A row of the chain and its event.
   *
   * @param at market time
   * @param recordedAt machine time
   * @param hash SHA-256 over the row before and this event, in hex
   */
  record AuditRowView(
      long sequence,
      long eventSequence,
      String type,
      String subjectKind,
      String subjectId,
      String actor,
      Instant at,
      Instant recordedAt,
      Map<String, String> details,
      String hash) {

    static AuditRowView of(Entry entry) {
      return new AuditRowView(
          entry.sequence(),
          entry.eventSequence(),
          entry.type(),
          entry.subjectKind(),
          entry.subjectId(),
          entry.actor(),
          entry.at(),
          entry.recordedAt(),
          entry.details(),
          entry.hash().hex());
    }
  }

  /**
   * What became of checking the whole chain.
   *
   * @param bad how many things are wrong; the first of them are the findings
   * @param headHash keep it elsewhere: whoever rewrites everything cannot make it again
   */
  record AuditVerification(long rows, long bad, String headHash, List<AuditFinding> findings) {

    static AuditVerification of(Verification verification) {
      return new AuditVerification(
          verification.rows(),
          verification.bad(),
          verification.head().hex(),
          verification.findings().stream().map(AuditFinding::of).toList());
    }
  }

  /** One thing that is wrong, and the row of the chain where it shows. */
  record AuditFinding(Finding.Kind kind, long sequence, String what) {

    static AuditFinding of(Finding finding) {
      return new AuditFinding(finding.kind(), finding.sequence(), finding.what());
    }
  }
}
