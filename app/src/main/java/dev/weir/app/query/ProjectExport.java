package dev.weir.app.query;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.StatementProblem;
import dev.weir.app.query.project.FlinkProject;
import dev.weir.app.query.project.ProjectZip;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.text.TablesNamed;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Saves a statement as a Flink project. JavaFX thread only; asking the streams and writing are not. */
public final class ProjectExport {

    private final Workspace workspace;
    private final SchemaStore schemas;
    private final References references;
    private final FileQuestion files;

    ProjectExport(Workspace workspace, SchemaStore schemas, References references, FileQuestion files) {
        this.workspace = workspace;
        this.schemas = schemas;
        this.references = references;
        this.files = files;
    }

    /** Asks for a file and writes into it. */
    void ask(Node owner, EngineChoice engine, String statement) {
        if (engine == EngineChoice.ASK) {
            workspace.say(Text.of(
                    "Ask answers in DuckDB's SQL, which Flink does not run. Choose Watch, and save what it runs."));
            return;
        }
        if (statement.isBlank()) {
            workspace.say(Text.of("There is no statement to save yet."));
            return;
        }
        Path file = files.save(
                owner.getScene() == null ? null : owner.getScene().getWindow(),
                Text.of("Save as a Flink project"),
                "flink-project.zip");
        if (file != null) {
            workspace
                    .background()
                    .run(
                            Text.of("Save {0}", file.getFileName()),
                            () -> {
                                ProjectZip.write(
                                        file,
                                        project(
                                                () -> workspace.clients().kinesis(),
                                                () -> workspace.clients().firehose(),
                                                schemas,
                                                references,
                                                workspace.clock(),
                                                statement));
                                return file;
                            },
                            done -> workspace.say(Text.of("The project is in {0}.", done.getFileName())),
                            failure -> workspace.say(failure.what() + " " + failure.advice()));
        }
    }

    /** The project of a statement. Blocks; asks the streams that it names what they are. */
    public static FlinkProject project(
            Supplier<KinesisClient> kinesis,
            Supplier<FirehoseClient> firehose,
            SchemaStore schemas,
            References references,
            InstantSource clock,
            String statement) {
        Map<String, Path> copied = new LinkedHashMap<>();
        StreamDeclarations streams = new StreamDeclarations(
                        kinesis, schemas, () -> false, clock, copied(references, statement, copied))
                .delivering(firehose)
                .forFiles();
        List<String> declarations;
        try {
            declarations = streams.declarations(statement, QueryOptions.ALL);
        } catch (StatementProblem e) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED, e.error().what(), e.error().advice());
        }
        String endpoint = kinesis.get()
                .serviceClientConfiguration()
                .endpointOverride()
                .filter(uri -> !isOfAws(uri))
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .orElse("");
        return new FlinkProject(declarations, endpoint, statement, copied);
    }

    /** The reference tables, each with the path that its file has in the project; those that the statement names are copied. */
    private static References copied(References references, String statement, Map<String, Path> files) {
        References inProject = References.none();
        Set<String> named = TablesNamed.of(statement).all();
        for (ReferenceTable table : references.all()) {
            String file = table.name().replaceAll("[^A-Za-z0-9_-]", "_") + "."
                    + table.file().form().name().toLowerCase(Locale.ROOT);
            Path place = Path.of("reference", file);
            if (named.contains(table.name())) {
                files.put("reference/" + file, table.file().path());
            }
            inProject.put(new ReferenceTable(
                    table.name(),
                    new ReferenceFile(place, table.file().form(), table.file().delimiter()),
                    table.fields()));
        }
        return inProject;
    }

    private static boolean isOfAws(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".api.aws");
    }
}
