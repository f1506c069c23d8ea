package io.breakwater.execution.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.quarantine.QuarantineBook.Entry;
import io.breakwater.execution.quarantine.QuarantineBook.State;
import org.junit.jupiter.api.Test;

/** What every book of quarantine keeps to. */
public abstract class QuarantineBookContract {
  protected static final Symbol AAPL = new Symbol("AAPL");

  /** Returns an empty one. */
  protected abstract QuarantineBook book();

  @Test
  void holdsASymbolUntilTheBooksAgree() {
    QuarantineBook book = book();

    assertThat(book.open(position("2"))).isEqualTo(State.OPEN);
    assertThat(book.open(position("2"))).isEqualTo(State.OPEN);
    assertThat(book.standing()).singleElement().extracting(Entry::state).isEqualTo(State.OPEN);

    book.agree(position("2").topic());
    assertThat(book.standing()).isEmpty();
  }

  @Test
  void keepsEachReasonApart() {
    QuarantineBook book = book();
    book.open(position("2"));
    book.open(overfill("o-1"));
    book.open(overfill("o-2"));

    book.agree(overfill("o-1").topic());

    assertThat(book.standing())
        .extracting(entry -> entry.ground().subject())
        .containsExactly("", "o-2");
  }

  @Test
  void anOperatorReleasesAllThatHoldsASymbolWithAReason() {
    QuarantineBook book = book();
    book.open(position("2"));
    book.open(overfill("o-1"));
    book.open(new Ground(new Symbol("MSFT"), DifferenceKind.POSITION_DIFFERS, "", "1"));

    assertThat(book.release(AAPL, "bought by hand", "operator")).hasSize(2);
    assertThat(book.release(AAPL, "once more", "operator")).isEmpty();

    assertThat(book.standing())
        .filteredOn(entry -> entry.state() == State.RELEASED)
        .hasSize(2)
        .allSatisfy(entry -> {
          assertThat(entry.releasedBy()).isEqualTo("operator");
          assertThat(entry.releaseReason()).isEqualTo("bought by hand");
        });
  }

  /** Else the next comparison would undo what a person has decided. */
  @Test
  void doesNotHoldASymbolAgainForWhatWasReleased() {
    QuarantineBook book = book();
    book.open(position("2"));
    book.release(AAPL, "an opening position", "operator");

    assertThat(book.open(position("2"))).isEqualTo(State.RELEASED);
  }

  @Test
  void holdsASymbolAgainWhereTheDifferenceHasBecomeAnother() {
    QuarantineBook book = book();
    book.open(position("2"));
    book.release(AAPL, "an opening position", "operator");

    assertThat(book.open(position("3"))).isEqualTo(State.OPEN);
    assertThat(book.standing())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.ground().extent()).isEqualTo("3");
          assertThat(entry.releasedBy()).isNull();
        });
  }

  /** A difference that comes back was not accepted for good. */
  @Test
  void forgetsAReleaseOnceTheBooksAgreed() {
    QuarantineBook book = book();
    book.open(position("2"));
    book.release(AAPL, "an opening position", "operator");
    book.agree(position("2").topic());

    assertThat(book.open(position("2"))).isEqualTo(State.OPEN);
  }

  protected static Ground position(String extent) {
    return new Ground(AAPL, DifferenceKind.POSITION_DIFFERS, "", extent);
  }

  private static Ground overfill(String order) {
    return new Ground(AAPL, DifferenceKind.OVERFILLED, order, "13");
  }
}
