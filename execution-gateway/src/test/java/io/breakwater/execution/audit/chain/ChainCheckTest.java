package io.breakwater.execution.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.audit.chain.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

  @Test
  void findsNothingInAChainThatIsWhole() {
    List<ChainLink> chain = chain(5);

    assertThat(check(chain, chain.getLast().hash()).bad()).isZero();
    assertThat(check(List.of(), Hash.NONE).bad()).isZero();
  }

  /** Made with care: the forged row follows, and fits its event. */
  @Test
  void namesAForgedRowByTheOneThatDoesNotFollowIt() {
    List<ChainLink> chain = chain(5);
    List<ChainLink> forged = new ArrayList<>(chain.subList(0, 2));
    forged.add(link(3, event(99), chain.get(1).hash()));
    chain.subList(2, 5).forEach(link -> forged.add(moved(link, link.sequence() + 1)));

    Verification verification = check(forged, chain.getLast().hash());

    assertThat(verification.bad()).isEqualTo(1);
    assertThat(verification.findings().getFirst().kind()).isEqualTo(Kind.INSERTED);
    assertThat(verification.findings().getFirst().sequence()).isEqualTo(3);
  }

  /** Whoever can write everything can make another chain, but not with the head that was kept. */
  @Test
  void cannotTellAChainThatWasMadeAnewButForItsHead() {
    List<ChainLink> anew = new ArrayList<>();
    Hash previous = Hash.NONE;
    for (int i = 1; i <= 5; i++) {
      anew.add(link(i, event(i + 100), previous));
      previous = anew.getLast().hash();
    }

    assertThat(check(anew, previous).bad()).isZero();
    assertThat(check(anew, chain(5).getLast().hash()).findings().getFirst().kind())
        .isEqualTo(Kind.HEAD_DIFFERS);
  }

  @Test
  void keepsApartWhatOnlyLooksAlikeWhenPutTogether() {
    var one = new CanonicalEvent(1, 1, "ab", "c", "", "x", "t", "t", "{}");
    var other = new CanonicalEvent(1, 1, "a", "bc", "", "x", "t", "t", "{}");

    assertThat(one.hashAfter(Hash.NONE.bytes())).isNotEqualTo(other.hashAfter(Hash.NONE.bytes()));
  }

  @Test
  void countsAllAndTellsTheFirstHundred() {
    List<ChainLink> gone =
        chain(300).stream()
            .map(link ->
                new ChainLink(
                    link.sequence(), link.eventSequence(), link.previous(), link.hash(), null))
            .toList();

    Verification verification = check(gone, gone.getLast().hash());

    assertThat(verification.bad()).isEqualTo(300);
    assertThat(verification.findings()).hasSize(100);
  }

  private static Verification check(List<ChainLink> chain, Hash head) {
    var check =
        new ChainCheck(
            new ChainCheck.Suspects() {
              @Override
              public OptionalLong continuing(Hash hash) {
                return chain.stream()
                    .filter(link -> link.previous().equals(hash))
                    .mapToLong(ChainLink::sequence)
                    .findFirst();
              }

              @Override
              public boolean isAnothers(ChainLink link) {
                return false;
              }

              @Override
              public OptionalLong unchained() {
                return OptionalLong.empty();
              }
            });
    chain.forEach(check::next);
    return check.end(chain.size(), head);
  }

  private static List<ChainLink> chain(int length) {
    List<ChainLink> chain = new ArrayList<>();
    Hash previous = Hash.NONE;
    for (int i = 1; i <= length; i++) {
      chain.add(link(i, event(i), previous));
      previous = chain.getLast().hash();
    }
    return chain;
  }

  private static ChainLink link(long sequence, CanonicalEvent event, Hash previous) {
    return new ChainLink(
        sequence, event.sequence(), previous, Hash.of(event.hashAfter(previous.bytes())), event);
  }

  private static ChainLink moved(ChainLink link, long sequence) {
    return new ChainLink(
        sequence, link.eventSequence(), link.previous(), link.hash(), link.event());
  }

  private static CanonicalEvent event(long sequence) {
    return new CanonicalEvent(
        sequence, 7, "order.accepted", "order", "o-1", "trader", "at", "recorded", "{}");
  }
}
