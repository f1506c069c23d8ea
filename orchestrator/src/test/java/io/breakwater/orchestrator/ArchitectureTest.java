package io.breakwater.orchestrator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.breakwater.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of every service, and those of this one. */
class ArchitectureTest extends ArchitectureRules {

  private static final String ROOT = "io.breakwater.orchestrator";

  ArchitectureTest() {
    super(ROOT);
  }

  @Test
  void featuresAreReachedOnlyThroughTheirRootAndFormNoCycle() {
    ApplicationModules.of(OrchestratorApplication.class).verify();
  }

  @Test
  void sizingIsArithmeticAndNothingElse() {
    noClasses()
        .that(resideInAPackage(ROOT + ".sizing"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".*")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAPackage(ROOT + ".sizing"))))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }
}
