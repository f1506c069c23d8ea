package io.breakwater.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.breakwater.security.Allowed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The rules that every service's code obeys, as tests: its {@code ArchitectureTest} extends this
 * with its root package, and adds what is its own.
 */
@TestInstance(
    Lifecycle.PER_CLASS) // Importing a module's classes takes seconds: once, not per rule.
public abstract class ArchitectureRules {
  private static final DescribedPredicate<JavaClass> WIRING =
      simpleNameEndingWith("Configuration")
          .or(simpleNameEndingWith("Properties"))
          .or(simpleNameEndingWith("Application"));

  private final String features;
  private final String adapters;
  private final JavaClasses service;

  /**
   * Checks the main classes of one service.
   *
   * @param root such as {@code io.breakwater.execution}
   */
  protected ArchitectureRules(String root) {
    this(
        root,
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root));
  }

  ArchitectureRules(String root, JavaClasses service) {
    this.features = root + ".*";
    this.adapters = root + ".*.*..";
    this.service = service;
  }

  @Test
  void featureRootsKnowNoFramework() {
    classes()
        .that(resideInAPackage(features))
        .and(not(WIRING))
        // Its annotations name the feature's neighbours, in Modulith's terms; it holds no code.
        .and(not(simpleNameEndingWith("package-info")))
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..")
                // As much of the JDK as java.security, and as plain.
                .or(resideInAPackage("javax.crypto.."))
                .or(resideInAPackage("io.breakwater.."))
                .or(resideInAPackage("org.jspecify.."))
                .or(resideInAPackage("org.slf4j..")))
        .allowEmptyShould(true)
        .check(service);
  }

  @Test
  void featureRootsDoNotLookIntoAdapters() {
    noClasses()
        .that(resideInAPackage(features))
        .and(not(simpleNameEndingWith("Configuration")))
        .should()
        .dependOnClassesThat(resideInAPackage(adapters))
        .allowEmptyShould(true)
        .check(service);
  }

  @Test
  void timeAndChanceAreHandedIn() {
    DescribedPredicate<JavaCall<?>> ambientNow =
        target(owner(resideInAPackage("java.time..")))
            .and(target(name("now")))
            .and(
                describe("no argument", call -> call.getTarget().getRawParameterTypes().isEmpty()));
    noClasses()
        .that(not(WIRING))
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
        .callMethod(Thread.class, "sleep", Duration.class)
        .allowEmptyShould(true)
        .check(service);
  }

  @Test
  void noMoneyIsABinaryFraction() {
    noFields()
        .that()
        .haveNameMatching("(?i).*(price|amount|notional|cash|equity|quantity|cost|pnl).*")
        .should()
        .haveRawType(double.class)
        .orShould()
        .haveRawType(float.class)
        .allowEmptyShould(true)
        .check(service);
    noClasses()
        .should()
        .callConstructor(BigDecimal.class, double.class)
        .allowEmptyShould(true)
        .check(service);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        service.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());

    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  @Test
  protected void everyHandlerSaysWhoMayCallIt() {
    methods()
        .that()
        .areMetaAnnotatedWith(RequestMapping.class)
        .and()
        .areDeclaredInClassesThat()
        .areMetaAnnotatedWith(Controller.class)
        .should(nameItsRoles())
        .allowEmptyShould(true)
        .check(service);
  }

  /** Spring's template throws what the rollback says in the place of what went wrong. */
  @Test
  void transactionsDoNotLoseWhyTheyWereRolledBack() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(TransactionTemplate.class.getName())
        .allowEmptyShould(true)
        .check(service);
  }

  @Test
  void beansAreWiredByConstructor() {
    noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .allowEmptyShould(true)
        .check(service);
    constructors()
        .should()
        .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .allowEmptyShould(true)
        .check(service);
  }

  private static ArchCondition<JavaMethod> nameItsRoles() {
    return new ArchCondition<>("be @Allowed, or their class") {
      @Override
      public void check(JavaMethod handler, ConditionEvents events) {
        boolean named =
            handler.isAnnotatedWith(Allowed.class)
                || handler.getOwner().isAnnotatedWith(Allowed.class);
        events.add(
            new SimpleConditionEvent(handler, named, handler.getDescription() + " lacks @Allowed"));
      }
    };
  }
}
