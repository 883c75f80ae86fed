package dev.weir.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The walls of the console. */
class WallsTest {

    private static final String ROOT = "dev.weir.app.";
    private static final List<String> FEATURES = List.of(
            "overview",
            "streams",
            "records",
            "produce",
            "query",
            "audit",
            "scenario",
            "delivery",
            "objects",
            "transform",
            "access",
            "pipeline",
            "journey");

    /**
     * The doors between features, one way each: Overview lists the same streams as Streams does, Audit shows an event's
     * JSON in the viewer of Records, and Access a policy, Query lists shards as Records does and reads
     * objects as Objects does, Delivery has tables and notices as Streams has, and
     * objects and transforms show records as Records does. Pipeline and Journey show what is in all of them, side by side.
     */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "overview",
            List.of("streams"),
            "audit",
            List.of("records"),
            "access",
            List.of("records"),
            "query",
            List.of("records", "objects"),
            "delivery",
            List.of("streams"),
            "objects",
            List.of("records"),
            "transform",
            List.of("records"),
            "pipeline",
            List.of("streams", "delivery", "query"),
            "journey",
            List.of("streams", "records", "delivery", "query", "objects"));

    private static final JavaClasses CONSOLE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.app");

    @Test
    void oneGateBetweenTheThreads() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "fx..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("only Background brings work to the JavaFX thread, cancelled work stays away from pages"));
    }

    @Test
    void modelsHaveNoNodes() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("a model is tested without a window"));
    }

    @Test
    void theBrokerIsTouchedInOnePlace() {
        check(noClasses()
                .that()
                .haveNameNotMatching("dev\\.weir\\.app\\.connection\\.EmbeddedBroker(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.weir.broker..")
                .because("the console knows only the SDK; embedded is nothing but an endpoint"));
        check(classes()
                .that()
                .haveFullyQualifiedName("dev.weir.app.connection.EmbeddedBroker")
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.weir.broker.*..")))
                .because("even there only the broker's front door is used, none of its rooms"));
    }

    @Test
    void noStorageAndNoServerInTheConsole() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "org.eclipse.jetty..")
                .because("storage and HTTP are the broker's"));
    }

    @Test
    void featuresMeetOnlyThroughTheSharedRooms() {
        for (String feature : FEATURES) {
            String[] others = FEATURES.stream()
                    .filter(other -> !other.equals(feature))
                    .filter(other -> !MAY_USE.getOrDefault(feature, List.of()).contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("a feature opens another through a Place; shared are shell, fx, connection, metrics"));
        }
    }

    @Test
    void sharedSendingKnowsNoFeature() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "send..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        FEATURES.stream().map(feature -> ROOT + feature + "..").toArray(String[]::new))
                .because("produce and records both put records by it, and must not meet there"));
    }

    @Test
    void onlyTheEntryEndsTheProcess() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.weir.app", ROOT + "cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("everything else closes what it opened and returns"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CONSOLE);
    }
}
