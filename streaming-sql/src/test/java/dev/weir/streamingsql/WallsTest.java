package dev.weir.streamingsql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the engine's process. */
class WallsTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.streamingsql");

    @Test
    void itKnowsStreamsByTheirServiceAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.broker..", "dev.weir.app..", "javafx..")
                .because("a statement runs unchanged on AWS, and the process has nothing but its jars")
                .check(ENGINE);
    }

    @Test
    void theConnectorKnowsNothingOfTheSessionButItsTally() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir.streamingsql.kinesis")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.weir\\.streamingsql\\.(?!Tally)[A-Z].*")
                .because("a connector is the same under any session")
                .check(ENGINE);
    }
}
