package dev.weir.app.query.project;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import dev.weir.app.query.text.TablesNamed;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement and all that it needs as files of a project.
 *
 * @param declarations CREATE TABLE statements of the streams and files that it names, without keys and endpoints
 * @param endpoint where the streams are if that is not AWS, or empty
 * @param statement what was asked, parameters filled in; may be several statements
 * @param copied files of this machine that go into the project, by their path in it
 */
public record FlinkProject(List<String> declarations, String endpoint, String statement, Map<String, Path> copied) {

    /** Stands between the statements of the file, so that the Java class needs no parser. */
    static final String BETWEEN = "-- next statement";

    private static final Set<String> ASKING = Set.of("SELECT", "WITH", "VALUES");

    private static final Pattern WITHOUT_COLUMNS =
            Pattern.compile("CREATE TABLE `((?:[^`]|``)+)` WITH \\(.*", Pattern.DOTALL);

    private static final Map<String, String> OWN = Map.of(
            "RANDOM_CUT_FOREST", "RandomCutForestFunction",
            "APPROX_DISTINCT", "ApproxDistinct",
            "APPROX_TOP_K", "ApproxTopK");

    public FlinkProject {
        declarations = List.copyOf(declarations);
        copied = Map.copyOf(copied);
    }

    /** Without files of this machine. */
    public FlinkProject(List<String> declarations, String endpoint, String statement) {
        this(declarations, endpoint, statement, Map.of());
    }

    /** The files by their path in the project. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", ProjectReadme.of(this));
        files.put("pom.xml", ProjectSources.POM);
        files.put("src/main/java/StatementJob.java", ProjectSources.JOB);
        files.put("src/main/resources/statement.sql", sql());
        return files;
    }

    /** The SQL file. */
    String sql() {
        String note = endpoint.isEmpty()
                ? ""
                : "-- The streams were at another endpoint than AWS's. To read them there, add to each of them:\n"
                        + "--     'aws.endpoint' = '" + endpoint.replaceAll("\\R", "") + "'\n";
        return statements().stream().collect(Collectors.joining(";\n\n" + BETWEEN + "\n", note, ";\n"));
    }

    /** All statements in their order, without semicolons. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        for (String function : ownFunctions()) {
            all.add("CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS " + function
                    + " AS 'dev.weir.streamingsql.functions." + OWN.get(function) + "'");
        }
        Map<String, String> delivered = new LinkedHashMap<>();
        for (String declaration : declarations) {
            Matcher without = WITHOUT_COLUMNS.matcher(declaration);
            if (without.matches()) {
                delivered.put(without.group(1).replace("``", "`"), declaration);
            } else {
                all.add(declaration);
            }
        }
        int asked = 0;
        for (String piece : Pieces.of(statement)) {
            if (ASKING.contains(Pieces.verb(piece))) {
                asked++;
                String table = asked == 1 ? "query_result" : "query_result_" + asked;
                all.add("CREATE TABLE " + table + " WITH ('connector' = 'print') AS\n" + piece);
            } else {
                all.add(put(piece, delivered));
            }
        }
        return all;
    }

    /** A delivery stream has no columns but those of what is put, which Flink gives it where it is made with the rows. */
    private static String put(String piece, Map<String, String> delivered) {
        for (Map.Entry<String, SqlToken> target :
                TablesNamed.of(piece).targets().entrySet()) {
            String declaration = delivered.get(target.getKey());
            if (declaration != null) {
                if (!Pieces.verb(piece).equals("INSERT")) {
                    throw new ExpectedFailure(
                            Failure.Kind.REJECTED,
                            Text.of(
                                    "A project can't put rows into the delivery stream “{0}” in a statement set: Flink wants"
                                            + " its columns declared there, with their types, and makes them of the rows in a"
                                            + " statement of its own only.",
                                    target.getKey()),
                            Text.of(
                                    "Save each INSERT INTO as a project of its own; sets that put into streams can be saved."));
                }
                return declaration + " AS\n"
                        + rows(piece.substring(target.getValue().end()).strip());
            }
        }
        return piece;
    }

    /** What follows a target: its rows, which are called as a list of columns before them says. */
    private static String rows(String text) {
        List<SqlToken> tokens = SqlTokens.of(text).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .toList();
        boolean named = tokens.size() > 1
                && tokens.get(0).in(text).equals("(")
                && !ASKING.contains(tokens.get(1).in(text).toUpperCase(Locale.ROOT));
        if (!named) {
            return text;
        }
        int close = 1;
        while (close < tokens.size() && !tokens.get(close).in(text).equals(")")) {
            close++;
        }
        int end = close < tokens.size() ? tokens.get(close).end() : text.length();
        String columns = text.substring(tokens.get(0).start(), end);
        return "SELECT * FROM (\n" + text.substring(end).strip() + "\n) AS put_rows " + columns;
    }

    /** Functions of the statement that Flink lacks. */
    Set<String> ownFunctions() {
        Set<String> named = new TreeSet<>();
        SqlTokens.of(statement).forEach(token -> {
            String word = token.in(statement).toUpperCase(Locale.ROOT);
            if (OWN.containsKey(word)) {
                named.add(word);
            }
        });
        return named;
    }

    boolean readsFiles() {
        return declarations.stream().anyMatch(ddl -> ddl.contains("'connector' = 'reference'"));
    }
}
