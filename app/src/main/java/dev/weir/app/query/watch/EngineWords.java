package dev.weir.app.query.watch;

import dev.weir.app.text.Text;

/**
 * What the engine's process says by itself, in the person's language: it knows English only. What it passes on of Flink and of AWS
 * stays as it is.
 */
final class EngineWords {

    private EngineWords() {}

    static String said(String english) {
        return switch (english) {
            case "Reading the statement" -> Text.of("Reading the statement");
            case "Planning the query" -> Text.of("Planning the query");
            case "Rows are being put" -> Text.of("Rows are being put");
            case "There is no statement here." -> Text.of("There is no statement here.");
            case "This is more than one statement." -> Text.of("This is more than one statement.");
            case "Run them one after another." -> Text.of("Run them one after another.");
            case "Of several statements only the last may give or put rows." ->
                Text.of("Of several statements only the last may give or put rows.");
            case "The query needs more memory than the engine has." ->
                Text.of("The query needs more memory than the engine has.");
            case "Group by fewer keys, or by shorter windows." ->
                Text.of("Group by fewer keys, or by shorter windows.");
            case "See the schema of the stream." -> Text.of("See the schema of the stream.");
            case "The stream may have been deleted." -> Text.of("The stream may have been deleted.");
            case "Stop one of them." -> Text.of("Stop one of them.");
            case "A record came too late: its window had closed." ->
                Text.of("A record came too late: its window had closed.");
            case "It is no text in UTF-8." -> Text.of("It is no text in UTF-8.");
            case "It is more than one line: a record is one row." ->
                Text.of("It is more than one line: a record is one row.");
            default -> longer(english);
        };
    }

    /** Sentences of advice, known by how they begin. */
    private static String longer(String english) {
        if (english.startsWith("Those before it make views and tables.")) {
            return Text.of(
                    "Those before it make views and tables. Several INSERT INTO go into one EXECUTE STATEMENT SET"
                            + " BEGIN … END.");
        }
        if (english.startsWith("A window goes by the column")) {
            return Text.of(
                    "A window goes by the column that the stream's schema has for its time: the one after WATERMARK"
                            + " FOR in its Flink DDL.");
        }
        if (english.startsWith("What is put stays as it is, and the rows")) {
            return Text.of(
                    "What is put stays as it is, and the rows of this statement change. Group by a window: its rows"
                            + " are final.");
        }
        return english;
    }
}
