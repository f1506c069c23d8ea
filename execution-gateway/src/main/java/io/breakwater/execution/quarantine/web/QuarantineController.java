package io.breakwater.execution.quarantine.web;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.QuarantineBook;
import io.breakwater.execution.quarantine.QuarantineBook.Entry;
import io.breakwater.execution.quarantine.QuarantineBook.State;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Symbols in quarantine: look at, release. */
@RestController
@RequestMapping(
    path = "/api/v1/reconciliation/quarantine",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class QuarantineController {
  private final QuarantineBook quarantine;

  QuarantineController(QuarantineBook quarantine) {
    this.quarantine = quarantine;
  }

  @GetMapping
  Entries standing() {
    return Entries.of(quarantine.standing());
  }

  @PostMapping("/{symbol}/release")
  @Allowed(Role.OPERATOR)
  Entries release(
      @PathVariable @Pattern(regexp = Symbol.FORM) String symbol,
      @Valid @RequestBody Release body,
      Principal caller) {
    List<Entry> released = quarantine.release(new Symbol(symbol), body.reason(), caller.name());
    if (released.isEmpty()) {
      throw QuarantineProblem.SYMBOL_NOT_QUARANTINED.exception().with("symbol", symbol);
    }
    return Entries.of(released);
  }

  /** Why, as text that can be kept: without control characters and halves of a surrogate pair. */
  record Release(
      @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String reason) {}

  /** What keeps symbols from trading, and what an operator has accepted, by symbol. */
  record Entries(List<EntryView> entries) {

    static Entries of(List<Entry> entries) {
      return new Entries(entries.stream().map(EntryView::of).toList());
    }
  }

  /**
   * One thing that our books and the broker's differ about.
   *
   * @param state OPEN: no order for the symbol leaves; RELEASED: an operator accepted it
   * @param subject which order, where it is about one; else empty
   * @param extent what the difference amounts to
   * @param openedAt market time
   */
  record EntryView(
      String symbol,
      DifferenceKind kind,
      State state,
      String subject,
      String extent,
      Instant openedAt,
      @Nullable String releasedBy,
      @Nullable String releaseReason) {

    static EntryView of(Entry entry) {
      return new EntryView(
          entry.ground().symbol().value(),
          entry.ground().kind(),
          entry.state(),
          entry.ground().subject(),
          entry.ground().extent(),
          entry.openedAt(),
          entry.releasedBy(),
          entry.releaseReason());
    }
  }
}
