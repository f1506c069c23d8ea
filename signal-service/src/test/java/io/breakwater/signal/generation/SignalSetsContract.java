package io.breakwater.signal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.Models;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SignalSets} does. The first model of {@link Models#ALPHA} is registered. */
public abstract class SignalSetsContract {
  private static final LocalDate DATE = LocalDate.of(2013, 1, 2);

  /** Where nothing is stored yet. */
  protected abstract SignalSets sets();

  @Test
  void givesBackWhatWasAdded() {
    SignalSets sets = sets();
    SignalSet set = set(DATE);

    StoredSignalSet added = sets.add(set);

    assertThat(added.set()).isEqualTo(set);
    assertThat(sets.newest(Models.ALPHA, DATE, 10)).containsExactly(added);
  }

  @Test
  void keepsWhatIsGeneratedAgainBesideTheFirstNewestFirst() {
    SignalSets sets = sets();
    StoredSignalSet first = sets.add(set(DATE));
    StoredSignalSet second = sets.add(set(DATE));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(sets.newest(Models.ALPHA, DATE, 10)).containsExactly(second, first);
    assertThat(sets.newest(Models.ALPHA, DATE, 1)).containsExactly(second);
  }

  @Test
  void findsByStrategyAndDate() {
    SignalSets sets = sets();
    StoredSignalSet first = sets.add(set(DATE));
    StoredSignalSet second = sets.add(set(DATE.plusDays(1)));

    assertThat(sets.newest(Models.ALPHA, DATE, 10)).containsExactly(first);
    assertThat(sets.newest(Models.ALPHA, null, 10)).containsExactly(second, first);
    assertThat(sets.newest(Models.BETA, DATE, 10)).isEmpty();
  }

  private static SignalSet set(LocalDate date) {
    return new SignalSet(
        new ModelId(Models.ALPHA, 1),
        date,
        date.minusDays(1),
        new Selection(1, 1),
        false,
        List.of(new Signal("IBM", 0.1 + 0.2, 0.02, 1, 1), new Signal("AAPL", -1e-17, -0.02, 2, -1)),
        List.of(new Exclusion("FB", Exclusion.Reason.SHORT_HISTORY, "it needs 61 sessions, was 3")),
        Instant.parse("2012-12-31T23:00:00Z"));
  }
}
