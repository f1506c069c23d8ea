package io.breakwater.localstack.venue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.breakwater.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The rules of a service, but for roles: the venue knows one key pair and no roles of ours. */
class VenueArchitectureTest extends ArchitectureRules {
  private static final String ROOT = "io.breakwater.localstack.venue";
  private static final JavaClasses VENUE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  VenueArchitectureTest() {
    super(ROOT);
  }

  @Override
  @Test
  protected void everyHandlerSaysWhoMayCallIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.breakwater.boot..", "org.springframework.security..")
        .check(VENUE);
  }

  @Test
  void featuresFormNoCycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(VENUE);
  }

  @Test
  void theVenueKnowsNothingElseOfTheLocalStack() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.breakwater.localstack.launcher..", "io.breakwater.localstack.servers..")
        .check(VENUE);
  }

  @Test
  void matchingKnowsNeitherRestNorBook() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".matching..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".book..", ROOT + ".trading..", ROOT + ".wire..")
        .check(VENUE);
  }
}
