package dev.weir.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls around the extension. */
class WallsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.junit");

    @Test
    void itStandsAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "dev.weir.app..", "dev.weir.charts..")
                .because("other people's tests must not need a window")
                .check(CLASSES);
    }

    @Test
    void itUsesTheBrokerThroughItsFrontDoor() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.weir.broker.*..")
                .because("what a broker offers to others is Broker and BrokerConfig; all else goes over the wire")
                .check(CLASSES);
    }
}
