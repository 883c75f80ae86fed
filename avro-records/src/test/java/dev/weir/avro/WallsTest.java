package dev.weir.avro;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The walls around records of strangers. */
class WallsTest {

    private static final JavaClasses AVRO = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.avro");

    @Test
    void itNeedsAvroAndItsCodecsAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.weir.avro",
                        "java.lang..",
                        "java.io",
                        "java.nio..",
                        "java.time",
                        "java.util..",
                        "org.apache.avro..",
                        "com.github.luben.zstd",
                        "org.xerial.snappy",
                        "org.jspecify.annotations")
                .because("the console and the process of Flink both have it, and share nothing but this")
                .check(AVRO);
    }

    @Test
    void aStrangersSchemaNamesNoClass() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.avro.specific", "org.apache.avro.reflect", "org.apache.avro.message")
                .because("these make objects of the classes that a schema names")
                .check(AVRO);
    }

    @Test
    void aContainerIsUnpackedWithinBounds() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.avro.file")
                .because("Avro's own reader of containers unpacks whatever a block claims to hold")
                .check(AVRO);
        noClasses()
                .that()
                .doNotHaveSimpleName("AvroContainer")
                .and()
                .doNotHaveSimpleName("GlueHeader")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.luben.zstd", "org.xerial.snappy", "java.util.zip")
                .because("these two unpack, and stop at a bound")
                .check(AVRO);
    }

    @Test
    void aDatumIsDecodedInOnePlaceAfterItsBounds() {
        noClasses()
                .that()
                .doNotHaveSimpleName("AvroRecords")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.avro.io", "org.apache.avro.generic")
                .because("AvroRecords lets AvroBounds walk over a datum before anything is made of it")
                .check(AVRO);
        classes()
                .that()
                .haveSimpleName("AvroRecords")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("AvroBounds")
                .check(AVRO);
    }

    @Test
    void schemasAreParsedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("AvroSchemas")
                .should()
                .callMethodWhere(
                        JavaCall.Predicates.target(With.owner(JavaClass.Predicates.belongToAnyOf(Schema.Parser.class))))
                .because("a schema of a stranger is parsed within the bounds of AvroSchemas")
                .check(AVRO);
    }
}
