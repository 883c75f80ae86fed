package dev.weir.app.query;

import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.project.FlinkProject;
import dev.weir.app.query.project.ProjectZip;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.scene.Node;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Saves a statement as a Flink project. JavaFX thread only; asking the streams and writing are not. */
final class ProjectExport {

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
    void ask(Node owner, String statement) {
        if (statement.isBlank()) {
            workspace.say("There is no statement to save yet.");
            return;
        }
        Path file = files.save(
                owner.getScene() == null ? null : owner.getScene().getWindow(),
                "Save as a Flink project",
                "flink-project.zip");
        if (file != null) {
            workspace
                    .background()
                    .run(
                            "Save " + file.getFileName(),
                            () -> {
                                ProjectZip.write(
                                        file,
                                        project(
                                                () -> workspace.clients().kinesis(),
                                                schemas,
                                                references,
                                                workspace.clock(),
                                                statement));
                                return file;
                            },
                            done -> workspace.say("The project is in " + done.getFileName() + "."),
                            failure -> workspace.say(failure.what() + " " + failure.advice()));
        }
    }

    /** The project of a statement. Blocks; asks the streams that it names what they are. */
    static FlinkProject project(
            Supplier<KinesisClient> kinesis,
            SchemaStore schemas,
            References references,
            InstantSource clock,
            String statement) {
        StreamDeclarations streams =
                new StreamDeclarations(kinesis, schemas, () -> false, clock, references).forFiles();
        String endpoint = kinesis.get()
                .serviceClientConfiguration()
                .endpointOverride()
                .filter(uri -> !isOfAws(uri))
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .orElse("");
        return new FlinkProject(streams.declarations(statement, QueryOptions.ALL), endpoint, statement);
    }

    private static boolean isOfAws(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".api.aws");
    }
}
