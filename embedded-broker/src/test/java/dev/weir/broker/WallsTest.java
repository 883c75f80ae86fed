package dev.weir.broker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The walls between the broker's rooms. */
class WallsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.broker");

    @Test
    void knowsNothingOfTheConsole() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "dev.weir.app..", "dev.weir.charts..")
                .because("the broker runs alone, headless, and the console reaches it only through the AWS SDK")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreKnowsH2() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.weir.broker.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.h2..")
                .because("what is durable, and when, is decided in one place")
                .check(CLASSES);
    }

    @Test
    void onlyHttpKnowsJetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.weir.broker.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .because("the services must not notice which server carries them")
                .check(CLASSES);
    }

    @Test
    void onlyTimeReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.weir.broker.time..", "dev.weir.broker.lambda.runner..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because(
                        "a test must be able to move the time; the runner is in a process of its own, where no test is")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        // The root package puts the parts together and holds what a caller sees, so it stands outside of the slices.
        slices().matching("dev.weir.broker.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a service uses another only through its public interface, and never both ways")
                .check(CLASSES);
    }

    @Test
    void theStoreKnowsNoService() {
        noClasses()
                .that(resideInAPackage("dev.weir.broker.store.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "dev.weir.broker.kinesis..", "dev.weir.broker.http..")
                .because("the store keeps bytes; what they mean is the services' concern")
                .check(CLASSES);
    }

    @Test
    void theRunnerOfFunctionsIsAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir.broker.lambda.runner..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "com.amazonaws.services.lambda..",
                        "dev.weir.broker.lambda.runner..",
                        "org.jspecify..")
                .because("nothing else is on the class path of a function's process")
                .check(CLASSES);
    }
}
