package io.breakwater.execution.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.SettableMarketClock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreTradeRiskTest {
  private static final GateReading ACTIVE = new GateReading.Read(TradingState.ACTIVE, 1);
  private static final GateReading HALTED = new GateReading.Read(TradingState.HALTED, 2);
  private static final SymbolExposure EXPOSURE =
      new SymbolExposure(SignedQuantity.of(-5), Quantity.of(7), Quantity.of(3));
  private static final String OPEN = "2013-01-02T15:00:00Z";
  private static final String CLOSED = "2013-01-02T22:00:00Z";

  @Test
  void letsAnOrderThroughWhenEveryGatePasses() {
    Decision decision = judge(market(), ACTIVE, OPEN, null);

    assertThat(decision.isPassed()).isTrue();
    assertThat(decision.verdicts())
        .extracting(Verdict::check)
        .containsExactly(
            "safety_state_readable",
            "trading_state",
            "reconciliation_ready",
            "symbol_quarantine",
            "market_session",
            "duplicate_intent",
            "quantity_known");
    assertThat(decision.verdicts().getLast())
        .isEqualTo(
            new Verdict.Passed("quantity_known", "10 on top of held -5, buying 7, selling 3"));
  }

  @Test
  void refusesWhileHalted() {
    assertThat(reasonOf(judge(market(), HALTED, OPEN, null)))
        .isEqualTo(new DenialReason.TradingHalted());
  }

  @Test
  void doesNotJudgeWithoutKnowingTheSafetyState() {
    Decision decision = judge(market(), new GateReading.Unreadable("no row"), OPEN, null);

    assertThat(decision.outcome()).isInstanceOf(Verdict.Unjudgeable.class);
    assertThat(decision.verdicts()).hasSize(1);
  }

  /** Not a denial: whoever asks again in a moment is judged anew. */
  @Test
  void doesNotJudgeBeforeTheBooksHaveBeenCompared() {
    var risk = risk(() -> Optional.of("not yet"), _ -> Optional.empty(), OPEN, null);

    assertThat(risk.judge(market(), ACTIVE).outcome())
        .isEqualTo(
            new Verdict.Unjudgeable("reconciliation_ready", "not yet", "RECONCILIATION_NOT_READY"));
  }

  /** Nor to sell what is held: how much that is, is just what is in doubt. */
  @Test
  void refusesEveryOrderForASymbolInQuarantine() {
    Quarantine quarantine = symbol -> Optional.of(symbol).filter("AAPL"::equals).map(_ -> "WHY");
    var risk = risk(quarantine, OPEN, null);

    for (SignedQuantity change : List.of(SignedQuantity.of(10), SignedQuantity.of(-10))) {
      assertThat(reasonOf(risk.judge(order("AAPL", change), ACTIVE)))
          .isEqualTo(new DenialReason.SymbolQuarantined("AAPL", "WHY"));
    }
    assertThat(risk.judge(order("MSFT", SignedQuantity.of(10)), ACTIVE).isPassed()).isTrue();
  }

  @Test
  void refusesAMarketOrderOutsideTheSession() {
    assertThat(reasonOf(judge(market(), ACTIVE, CLOSED, null)))
        .isEqualTo(new DenialReason.MarketClosed());
  }

  @Test
  void letsALimitOrderRestUntilTheSession() {
    assertThat(judge(order(false, false), ACTIVE, CLOSED, null).isPassed()).isTrue();
  }

  @Test
  void refusesTheSameIntentUnderAnotherKey() {
    assertThat(reasonOf(judge(market(), ACTIVE, OPEN, "c-0")))
        .isEqualTo(new DenialReason.DuplicateIntent("c-0", DuplicateIntentGuard.WINDOW));
  }

  @Test
  void letsAMeantDuplicateThrough() {
    assertThat(judge(order(true, true), ACTIVE, OPEN, "c-0").isPassed()).isTrue();
  }

  @Test
  void doesNotJudgeWithoutKnowingWhatIsHeldAndOpen() {
    Verdict verdict = new QuantityKnown().check(market(), Facts.ofResend(ACTIVE, true));

    assertThat(verdict).isInstanceOf(Verdict.Unjudgeable.class);
  }

  @Test
  void everyDenialHasACodeOfItsOwn() {
    List<DenialReason> reasons =
        List.of(
            new DenialReason.TradingHalted(),
            new DenialReason.SymbolQuarantined("AAPL", "POSITION_DIFFERS"),
            new DenialReason.MarketClosed(),
            new DenialReason.DuplicateIntent("c-0", DuplicateIntentGuard.WINDOW));

    assertThat(reasons)
        .hasSize(DenialReason.class.getPermittedSubclasses().length)
        .extracting(DenialReason::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z_]+"));
  }

  private static Decision judge(
      ProposedOrder order, GateReading gate, String marketTime, @Nullable String twin) {
    return risk(_ -> Optional.empty(), marketTime, twin).judge(order, gate);
  }

  private static PreTradeRisk risk(
      Quarantine quarantine, String marketTime, @Nullable String twin) {
    return risk(Optional::empty, quarantine, marketTime, twin);
  }

  private static PreTradeRisk risk(
      ReconciliationReadiness readiness,
      Quarantine quarantine,
      String marketTime,
      @Nullable String twin) {
    return new PreTradeRisk(
        RiskConfiguration.checksInOrder(),
        readiness,
        quarantine,
        _ -> EXPOSURE,
        (_, _) -> Optional.ofNullable(twin),
        SettableMarketClock.at(marketTime),
        TradingCalendar.nyse());
  }

  private static @Nullable DenialReason reasonOf(Decision decision) {
    return decision.outcome() instanceof Verdict.Refused(_, _, DenialReason reason) ? reason : null;
  }

  private static ProposedOrder market() {
    return order(true, false);
  }

  private static ProposedOrder order(String symbol, SignedQuantity change) {
    return new ProposedOrder("c-1", null, symbol, change, null, true, "any", false);
  }

  private static ProposedOrder order(boolean needsOpenMarket, boolean duplicateAllowed) {
    return new ProposedOrder(
        "c-1",
        null,
        "AAPL",
        SignedQuantity.of(10),
        needsOpenMarket ? null : Price.of(20),
        needsOpenMarket,
        "intent",
        duplicateAllowed);
  }
}
