package dev.weir.app.query;

import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;

/** Writes the rows of a result into a file. JavaFX thread only; the writing is not. */
final class ResultExport {

    /** What can be written. */
    enum Format {
        CSV("CSV", "csv"),
        JSON_LINES("JSON Lines", "jsonl"),
        PARQUET("Parquet", "parquet");

        private final String words;
        private final String extension;

        Format(String words, String extension) {
            this.words = words;
            this.extension = extension;
        }

        String words() {
            return words;
        }
    }

    private final StatementModel model;
    private final Workspace workspace;
    private final FileQuestion files;

    ResultExport(StatementModel model, Workspace workspace, FileQuestion files) {
        this.model = model;
        this.workspace = workspace;
        this.files = files;
    }

    /** Asks for a file and writes into it. */
    void ask(Node owner, Format format) {
        if (model.columns().get().isEmpty()) {
            workspace.say(Text.of("There is no result to export yet."));
            return;
        }
        Path file = files.save(
                owner.getScene() == null ? null : owner.getScene().getWindow(),
                Text.of("Export the result as {0}", format.words()),
                "result." + format.extension);
        if (file != null) {
            write(file, format);
        }
    }

    void write(Path file, Format format) {
        List<ResultColumn> columns = model.columns().get();
        List<Rows.Row> rows = List.copyOf(model.rows().list());
        workspace
                .background()
                .run(
                        Text.of("Export {0}", file.getFileName()),
                        () -> {
                            ResultFile result = new ResultFile(columns, rows);
                            switch (format) {
                                case CSV -> result.csv(file);
                                case JSON_LINES -> result.jsonLines(file);
                                case PARQUET -> result.parquet(file);
                            }
                            return rows.size();
                        },
                        count -> workspace.say(
                                Text.count(count, "{0} row is in {1}.", "{0} rows are in {1}.", file.getFileName())),
                        failure -> workspace.say(failure.what() + " " + failure.advice()));
    }
}
