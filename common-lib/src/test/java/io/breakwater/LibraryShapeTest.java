package io.breakwater;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The wall around the library: what may be in it, and what each part may know. */
class LibraryShapeTest {

  /** The whole library. Adding a line here is a decision: it needs an ADR. */
  private static final Set<String> CONCEPTS =
      Set.of(
          "money",
          "calendar",
          "clock",
          "lease",
          "killswitch",
          "subscription",
          "slicing",
          "pool",
          "logging",
          "security",
          "boot");

  /** The whole list of what each concept uses beside the JDK; boot wires all of them. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "money", Set.of(),
          "calendar", Set.of("de.focus_shift.jollyday"),
          "clock", Set.of("calendar"),
          "lease", Set.of(),
          "killswitch", Set.of(),
          "subscription", Set.of(),
          "slicing", Set.of("money"),
          "pool", Set.of("com.zaxxer.hikari"),
          "logging", Set.of("org.slf4j", "ch.qos.logback"),
          "security", Set.of());

  private static final Set<String> LIBRARIES =
      Set.of("de.focus_shift.jollyday", "com.zaxxer.hikari", "org.slf4j", "ch.qos.logback");

  private static final int MOST_PUBLIC_TYPES = 12;
  private static final int BUDGET_OF_PUBLIC_TYPES = 50;
  private static final int BUDGET_OF_LINES = 3_000;
  private static final String ROOT = "io.breakwater.";

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.breakwater");

  @Test
  void holdsTheNamedConceptsAndNothingElse() {
    var found = LIBRARY.stream().map(LibraryShapeTest::conceptOf).collect(toSet());

    assertThat(found).isEqualTo(CONCEPTS);
  }

  @Test
  void onlyBootHasSubPackages() {
    var found =
        LIBRARY.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .filter(packageName -> packageName.contains("."))
            .collect(toSet());

    assertThat(found).containsExactlyInAnyOrder("boot.web", "boot.http", "boot.redis", "boot.jdbc");
  }

  @Test
  void hasNoJunkNames() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Common|Constants|Misc|Manager)")
        .check(LIBRARY);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        LIBRARY.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName);

    assertThat(unmarked).isEmpty();
  }

  @Test
  void staysSmall() {
    var publicTypes =
        LIBRARY.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .collect(groupingBy(JavaClass::getPackageName, mapping(JavaClass::getName, toSet())));

    assertThat(publicTypes)
        .allSatisfy(
            (found, types) -> assertThat(types).hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES));
  }

  /** Beyond it something is not common: see the record of what may enter. */
  @Test
  void keepsToItsBudget() throws IOException {
    long publicTypes =
        LIBRARY.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .count();
    long linesOfCode;
    try (var files = Files.walk(Path.of("src/main/java"))) {
      linesOfCode =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(LibraryShapeTest::linesOfCode)
              .count();
    }

    assertThat(publicTypes).isLessThanOrEqualTo(BUDGET_OF_PUBLIC_TYPES);
    assertThat(linesOfCode).isLessThanOrEqualTo(BUDGET_OF_LINES);
  }

  @Test
  void timeAndChanceAreHandedIn() {
    DescribedPredicate<JavaCall<?>> ambientNow =
        target(owner(resideInAPackage("java.time..")))
            .and(target(name("now")))
            .and(
                describe("no argument", call -> call.getTarget().getRawParameterTypes().isEmpty()));
    noClasses()
        .should()
        .callMethodWhere(ambientNow)
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*"))))
        .orShould()
        .callMethod(LocalDate.class, "now", ZoneId.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .orShould()
        .callConstructor(SecureRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .check(LIBRARY);
  }

  @Test
  void eachConceptUsesExactlyWhatItsArrowSays() {
    var used =
        LIBRARY.stream()
            .filter(type -> !conceptOf(type).equals("boot"))
            .collect(groupingBy(LibraryShapeTest::conceptOf, flatUses()));

    assertThat(used).isEqualTo(ARROWS);
  }

  @Test
  void onlyBootKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.breakwater.boot..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "io.breakwater.boot..")
        .check(LIBRARY);
  }

  /** Whoever else asked jollyday would know other holidays, and no early closes. */
  @Test
  void onlyTheCalendarKnowsJollyday() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.breakwater.calendar")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.focus_shift..")
        .check(LIBRARY);
  }

  @Test
  void moneyHasNoBinaryFractions() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.breakwater.money..")
        .should()
        .haveRawType(double.class)
        .orShould()
        .haveRawType(float.class)
        .orShould()
        .haveRawType(Double.class)
        .orShould()
        .haveRawType(Float.class)
        .check(LIBRARY);
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.breakwater.money..")
        .should()
        .haveRawReturnType(double.class)
        .orShould()
        .haveRawReturnType(float.class)
        .check(LIBRARY);
    noClasses()
        .should()
        .callConstructor(BigDecimal.class, double.class)
        .orShould()
        .callMethod(BigDecimal.class, "valueOf", double.class)
        .check(LIBRARY);
  }

  @Test
  void bringsNoConfigurationAlong() throws IOException {
    Path resources = Path.of("src/main/resources");

    try (var files = Files.walk(resources)) {
      assertThat(files.filter(Files::isRegularFile).map(resources::relativize))
          .containsExactly(
              Path.of(
                  "META-INF/spring/"
                      + "org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
    }
  }

  /** Without blank lines, comments and what names other files. */
  private static Stream<String> linesOfCode(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.matches("|[/]?[*].*|//.*|import .*|package .*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String conceptOf(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
  }

  private static Collector<JavaClass, ?, Set<String>> flatUses() {
    return flatMapping(
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(used -> !isGiven(used))
                .filter(used -> !used.getPackageName().equals(type.getPackageName()))
                .map(LibraryShapeTest::arrowTo),
        toSet());
  }

  /** The JDK and the marks for null are everybody's. */
  private static boolean isGiven(JavaClass used) {
    return used.isPrimitive()
        || used.getPackageName().startsWith("java.")
        || used.getPackageName().startsWith("javax.crypto")
        || used.getPackageName().startsWith("org.jspecify.");
  }

  /** A concept's name, a library's root, or else the package itself, which no arrow names. */
  private static String arrowTo(JavaClass used) {
    String target = used.getPackageName();
    if (target.startsWith(ROOT)) {
      return conceptOf(used);
    }
    return LIBRARIES.stream()
        .filter(library -> target.equals(library) || target.startsWith(library + "."))
        .findFirst()
        .orElse(target);
  }
}
