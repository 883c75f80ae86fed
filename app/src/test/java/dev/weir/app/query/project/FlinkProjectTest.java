package dev.weir.app.query.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import dev.weir.app.fx.ExpectedFailure;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a project. */
class FlinkProjectTest {

    private static final FlinkProject PROJECT =
            new FlinkProject(List.of("CREATE TABLE t (a INT)"), "", "SELECT APPROX_DISTINCT(a) FROM t;");

    @TempDir
    private Path folder;

    @Test
    void aSelectGoesIntoATableThatPrints() {
        assertThat(PROJECT.statements())
                .containsExactly(
                        "CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS APPROX_DISTINCT"
                                + " AS 'dev.weir.streamingsql.functions.ApproxDistinct'",
                        "CREATE TABLE t (a INT)",
                        "CREATE TABLE query_result WITH ('connector' = 'print') AS\nSELECT APPROX_DISTINCT(a) FROM t");
    }

    @Test
    void theJobsSplittingGivesTheStatementsBack() {
        String[] read = PROJECT.sql().split("(?m)^" + FlinkProject.BETWEEN + "$");
        assertThat(read).hasSize(3);
        assertThat(read[2].strip()).endsWith("FROM t;");
    }

    @Test
    void semicolonsWithinTextsAndSetsDivideNothing() {
        String set = "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT CASE WHEN x THEN ';' END FROM t; END";
        assertThat(Pieces.of("CREATE VIEW v AS SELECT ';' AS x FROM t; -- ; \n" + set + ";"))
                .containsExactly("CREATE VIEW v AS SELECT ';' AS x FROM t", "-- ; \n" + set);
    }

    @Test
    void rowsForADeliveryStreamKeepTheNamesThatTheStatementGivesThem() {
        String declared = "CREATE TABLE `lake` WITH (\n    'connector' = 'firehose')";
        FlinkProject project = new FlinkProject(
                List.of("CREATE TABLE t (a INT)", declared), "", "INSERT INTO lake (`what`, many) SELECT a, 1 FROM t");
        assertThat(project.statements())
                .containsExactly(
                        "CREATE TABLE t (a INT)",
                        declared + " AS\nSELECT * FROM (\nSELECT a, 1 FROM t\n) AS put_rows (`what`, many)");
        assertThat(new FlinkProject(List.of(declared), "", "INSERT INTO lake (SELECT a FROM t)").statements())
                .containsExactly(declared + " AS\n(SELECT a FROM t)");
    }

    @Test
    void aStatementSetThatDeliversSaysWhyItIsNotSaved() {
        FlinkProject project = new FlinkProject(
                List.of("CREATE TABLE `lake` WITH ('connector' = 'firehose')"),
                "",
                "EXECUTE STATEMENT SET BEGIN INSERT INTO s SELECT 1; INSERT INTO lake SELECT 2; END");
        assertThatThrownBy(project::statements)
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("“lake” in a statement set");
    }

    @Test
    void thePomIsXmlAndNamesTheConnector() throws Exception {
        String pom = PROJECT.files().get("pom.xml");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(pom.getBytes(StandardCharsets.UTF_8)));
        assertThat(pom).contains("<artifactId>flink-connector-aws-kinesis-streams</artifactId>");
    }

    @Test
    void theJobIsJava() throws Exception {
        String job = PROJECT.files().get("src/main/java/StatementJob.java");
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///StatementJob.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return job;
                    }
                };
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-proc:none"), null, List.of(source));
        assertThat(task.parse()).hasSize(1);
        assertThat(problems.getDiagnostics()).isEmpty();
    }

    @Test
    void aZipHoldsAllFilesAndAFolderThatIsNotThereIsSaid() throws Exception {
        Path file = folder.resolve("p.zip");
        ProjectZip.write(file, PROJECT);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Map.Entry<String, String> each : PROJECT.files().entrySet()) {
                assertThat(zip.getInputStream(zip.getEntry("flink-project/" + each.getKey())))
                        .hasContent(each.getValue());
            }
        }
        assertThat(Files.list(folder)).containsExactly(file);
        Path nowhere = folder.resolve("none").resolve("p.zip");
        assertThatThrownBy(() -> ProjectZip.write(nowhere, PROJECT))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("p.zip is not there");
    }
}
