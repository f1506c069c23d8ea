package io.breakwater.execution.position.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.BookSplit;
import io.breakwater.execution.position.CompanySplit;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.position.ReverseSplit;
import io.breakwater.execution.position.SplitOutcome;
import io.breakwater.execution.position.SplitRatio;
import io.breakwater.execution.position.SplitReversal;
import io.breakwater.money.SignedQuantity;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Splits: book, reverse. */
@RestController
@Allowed(Role.OPERATOR)
class SplitController {
  private final BookSplit bookSplit;
  private final ReverseSplit reverseSplit;

  SplitController(BookSplit bookSplit, ReverseSplit reverseSplit) {
    this.bookSplit = bookSplit;
    this.reverseSplit = reverseSplit;
  }

  @PostMapping(
      path = "/api/v1/positions/{symbol}/splits",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SplitView> book(
      @PathVariable @Pattern(regexp = Symbol.FORM) String symbol,
      @RequestBody @Valid SplitRequest request,
      Principal caller) {
    CompanySplit split = request.toSplit(new Symbol(symbol));
    return switch (bookSplit.book(split, caller.name())) {
      case SplitOutcome.Booked(Position since) ->
          ResponseEntity.status(HttpStatus.CREATED).body(SplitView.of(split, since));
      case SplitOutcome.Repeated(Position since) -> replayed(SplitView.of(split, since));
      case SplitOutcome.Conflict(SplitRatio booked) ->
          throw PositionProblem.SPLIT_CONFLICT
              .exception()
              .with("from", booked.from())
              .with("to", booked.to());
      case SplitOutcome.TooLarge() -> throw PositionProblem.SPLIT_TOO_LARGE.exception();
      case SplitOutcome.NotDue() -> throw PositionProblem.SPLIT_NOT_DUE.exception();
    };
  }

  /** Takes a split that was booked by mistake out of the positions again. */
  @PostMapping(
      path = "/api/v1/positions/{symbol}/splits/{ex_date}/reverse",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SplitView> reverse(
      @PathVariable @Pattern(regexp = Symbol.FORM) String symbol,
      @PathVariable("ex_date") LocalDate exDate,
      @RequestBody @Valid SplitReversalRequest request,
      Principal caller) {
    requireTraded(exDate);
    return switch (reverseSplit.reverse(
        new Symbol(symbol), exDate, request.reason(), caller.name())) {
      case SplitReversal.Reversed(CompanySplit split, Position since) ->
          ResponseEntity.ok(SplitView.of(split, since));
      case SplitReversal.Repeated(CompanySplit split, Position since) ->
          replayed(SplitView.of(split, since));
      case SplitReversal.NotBooked() -> throw PositionProblem.SPLIT_NOT_FOUND.exception();
      case SplitReversal.TooLarge() -> throw PositionProblem.SPLIT_TOO_LARGE.exception();
    };
  }

  private static ResponseEntity<SplitView> replayed(SplitView view) {
    return ResponseEntity.ok().header("Idempotent-Replayed", "true").body(view);
  }

  private static void requireTraded(LocalDate exDate) {
    if (exDate.isBefore(TradingCalendar.FIRST_DATE)) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "ex_date must not be before %s.".formatted(TradingCalendar.FIRST_DATE));
    }
  }

  /** Why, as text that can be kept: without control characters and halves of a surrogate pair. */
  record SplitReversalRequest(
      @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String reason) {}

  /** Every {@code from} shares become {@code to}. */
  record SplitRequest(
      @Min(1) @Max(SplitRatio.MOST) int from,
      @Min(1) @Max(SplitRatio.MOST) int to,
      @NotNull LocalDate exDate) {

    CompanySplit toSplit(Symbol symbol) {
      if (from == to) {
        throw new ProblemException(CommonProblem.INVALID_REQUEST, "from and to must differ.");
      }
      requireTraded(exDate);
      return new CompanySplit(symbol, new SplitRatio(from, to), exDate);
    }
  }

  /**
   * A split as booked or reversed.
   *
   * @param quantity what the account holds of the symbol since
   */
  record SplitView(String symbol, int from, int to, LocalDate exDate, SignedQuantity quantity) {

    static SplitView of(CompanySplit split, Position since) {
      return new SplitView(
          split.symbol().value(),
          split.ratio().from(),
          split.ratio().to(),
          split.exDate(),
          since.quantity());
    }
  }
}
