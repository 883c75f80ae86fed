package dev.weir.charts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallsTest {
    private final JavaClasses charts = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.charts");

    @Test
    void chartsKnowNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "org.h2..", "org.eclipse.jetty..", "dev.weir.broker..")
                .because("a chart draws numbers over time and must serve any source of them")
                .check(charts);
    }

    @Test
    void chartsKnowNoPage() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.app..")
                .because("pages use charts; the other way round neither could be changed alone")
                .check(charts);
    }

    @Test
    void drawingKnowsNoWindow() {
        noClasses()
                .that()
                .haveSimpleName("PixelRaster")
                .or()
                .haveSimpleName("LineReducer")
                .or()
                .haveSimpleName("SampleRing")
                .or()
                .haveSimpleName("TimeTicks")
                .or()
                .haveSimpleName("ValueRange")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..")
                .because("what is computed is tested without JavaFX and could move off its thread")
                .check(charts);
    }

    @Test
    void chartsUseNoAwt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javafx.embed..")
                .because("AWT beside JavaFX starts a second tool kit and needs a display of its own")
                .check(charts);
    }
}
