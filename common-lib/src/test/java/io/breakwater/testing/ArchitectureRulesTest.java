package io.breakwater.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule sees what was planted for it, and nothing in a service that keeps it. */
class ArchitectureRulesTest {
  private static final ArchitectureRules BROKEN = rules("io.breakwater.planted.broken");
  private static final ArchitectureRules SOUND = rules("io.breakwater.planted.sound");

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("org.springframework.stereotype", ArchitectureRules::featureRootsKnowNoFramework),
        rule("JdbcOrderLedger", ArchitectureRules::featureRootsDoNotLookIntoAdapters),
        rule("Instant.now()", ArchitectureRules::timeAndChanceAreHandedIn),
        rule("limitPrice", ArchitectureRules::noMoneyIsABinaryFraction),
        rule("io.breakwater.planted.broken.order", ArchitectureRules::everyPackageIsNullMarked),
        rule("OrderController.orders()", ArchitectureRules::everyHandlerSaysWhoMayCallIt),
        rule("TransactionTemplate", ArchitectureRules::transactionsDoNotLoseWhyTheyWereRolledBack),
        rule("ledger", ArchitectureRules::beansAreWiredByConstructor));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsWhatWasPlanted(String found, Consumer<ArchitectureRules> rule) {
    assertThatThrownBy(() -> rule.accept(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(found);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsNothingWhereTheRulesAreKept(String found, Consumer<ArchitectureRules> rule) {
    assertThatCode(() -> rule.accept(SOUND)).doesNotThrowAnyException();
  }

  private static Arguments rule(String found, Consumer<ArchitectureRules> rule) {
    return Arguments.of(found, rule);
  }

  private static ArchitectureRules rules(String root) {
    return new ArchitectureRules(root, new ClassFileImporter().importPackages(root)) {};
  }
}
