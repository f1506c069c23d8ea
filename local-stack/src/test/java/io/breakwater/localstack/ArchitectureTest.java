package io.breakwater.localstack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  static final String ROOT = "io.breakwater.localstack.";
  static final String VENUE = ROOT + "venue..";
  static final String SERVERS = ROOT + "servers..";
  static final String LAUNCHER = ROOT + "launcher..";
  static final String DEMO = ROOT + "launcher.demo..";
  static final String KEYS = ROOT + "launcher.keys..";

  static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.breakwater.localstack");

  @Test
  void onlyTheLauncherKnowsTheOthers() {
    forbid(VENUE, SERVERS, LAUNCHER);
    forbid(SERVERS, VENUE, LAUNCHER);
  }

  /** The demo is a trading client: it may know the public REST API, and nothing of the stack. */
  @Test
  void theDemoKnowsNothingOfTheStack() {
    forbid(DEMO, VENUE, SERVERS, "java.sql..", "redis..", "org.postgresql..");
    noClasses()
        .that(resideInAPackage(DEMO))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "launcher")
                .and(DescribedPredicate.not(HasName.Predicates.name(ROOT + "launcher.Console"))))
        .check(MODULE);
  }

  @Test
  void theKeysKnowNothingButTheirFile() {
    forbid(KEYS, VENUE, SERVERS, ROOT + "launcher", DEMO);
  }

  /** What starts the others must itself start at once. */
  @Test
  void launcherAndServersUseNoFramework() {
    noClasses()
        .that(resideInAPackage(LAUNCHER).or(resideInAPackage(SERVERS)))
        .should()
        .dependOnClassesThat(resideInAPackage("org.springframework.."))
        .check(MODULE);
  }

  @Test
  void oneClassSpeaksToTheTerminal() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "launcher.Console")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(With.owner(JavaClass.Predicates.type(PrintStream.class))))
        .check(MODULE);
  }

  @Test
  void timeAndChanceAreHandedIn() {
    DescribedPredicate<JavaCall<?>> ambientNow =
        JavaCall.Predicates.target(With.owner(resideInAPackage("java.time..")))
            .and(JavaCall.Predicates.target(HasName.Predicates.name("now")))
            .and(
                DescribedPredicate.describe(
                    "no argument", call -> call.getTarget().getRawParameterTypes().isEmpty()));
    noClasses()
        .should()
        .callMethodWhere(ambientNow)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(MODULE);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        MODULE.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());

    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  private static void forbid(String from, String... to) {
    for (String target : to) {
      noClasses()
          .that(resideInAPackage(from))
          .should()
          .dependOnClassesThat(resideInAPackage(target))
          .check(MODULE);
    }
  }
}
