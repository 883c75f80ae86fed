package dev.weir.app.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL as an editor sees it. */
class SqlTextTest {

    private static final Map<String, Map<String, String>> STREAMS = new LinkedHashMap<>(
            Map.of("orders", Map.of("order_id", "BIGINT", "Total", "DOUBLE"), "my-stream", Map.of("odd", "VARCHAR")));

    private static String kinds(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> token.kind() + ":" + token.in(text))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a|KEYWORD:select NAME:a",
                "count (x)|FUNCTION:count SIGN:( NAME:x SIGN:)",
                "'it''s' 'open|TEXT:'it''s' TEXT:'open",
                "\"a\"\"b\" 1.5e3|QUOTED_NAME:\"a\"\"b\" NUMBER:1.5e3",
                "$x $1|PARAMETER:$x SIGN:$ NUMBER:1",
                "-- '$no'|COMMENT:-- '$no'",
                "/* a */ b /* open|COMMENT:/* a */ NAME:b COMMENT:/* open",
            })
    void aTextIsCutIntoPieces(String text, String pieces) {
        assertThat(kinds(text)).isEqualTo(pieces);
    }

    @Test
    void piecesCoverEverythingButBlanks() {
        String text = "SELECT \"x\", 'y' -- z\n FROM /* q */ t WHERE a<>$b;";
        StringBuilder rest = new StringBuilder(text);
        SqlTokens.of(text).reversed().forEach(token -> rest.delete(token.start(), token.end()));
        assertThat(rest.toString()).isBlank();
    }

    @Test
    void parametersAreFilledInOutsideOfTextsAndComments() {
        String text = "SELECT '$a', $a, $b, $a -- $c";
        assertThat(Parameters.names(text)).containsExactly("a", "b");
        assertThat(Parameters.filled(text, Map.of("a", "-2.5", "b", "it's; DROP")))
                .isEqualTo("SELECT '$a', -2.5, 'it''s; DROP', -2.5 -- $c");
    }

    /** Places of the text with values, and where they are with names. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 8, 1, 8", // the value itself
        "1, 12, 1, 8", // within it
        "1, 26, 1, 10", // behind it, the comma
        "1, 28, 1, 12",
        "2, 6, 2, 6",
        "3, 2, 2, 6", // a value of two lines
        "3, 5, 2, 10",
        "9, 9, 2, 14", // behind the end
    })
    void placesOfFilledTextsAreThoseOfTheNames(int line, int column, int beforeLine, int beforeColumn) {
        FilledText filled =
                Parameters.filledIn("SELECT $a, x\nFROM $b WHERE", Map.of("a", "a value of words", "b", "two\nl"));
        assertThat(filled.text()).isEqualTo("SELECT 'a value of words', x\nFROM 'two\nl' WHERE");
        assertThat(filled.before(line, column)).isEqualTo(new FilledText.Place(beforeLine, beforeColumn));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT 1                                               | true
            select * from t;                                       | true
            (SELECT 1)                                             | true
            WITH x AS (SELECT 1) SELECT * FROM x                   | true
            VALUES (1)                                             | true
            EXPLAIN SELECT 1                                       | true
            explain select * from t                                | true
            EXPLAIN ANALYZE SELECT 1                               | true
            EXPLAIN PLAN FOR SELECT 1                              | true
            EXPLAIN ESTIMATED_COST, CHANGELOG_MODE SELECT 1        | true
            EXPLAIN (FORMAT JSON) SELECT 1                         | true
            EXPLAIN (ANALYZE, FORMAT JSON) (SELECT 1)              | true
            EXPLAIN (SELECT 1)                                     | true
            EXPLAIN WITH x AS (SELECT 1) SELECT * FROM x           | true
            EXPLAIN /* INSERT */ SELECT "INSERT" FROM t            | true
            CREATE VIEW v AS SELECT 1                              | true
            CREATE TEMPORARY VIEW v AS SELECT 1; SELECT * FROM v   | true
            CREATE TEMPORARY VIEW IF NOT EXISTS v AS SELECT 1      | true
            -- INSERT INTO t SELECT 1                              | true
            SELECT "INSERT" FROM t                                 | true
            ;;                                                     | true
            EXPLAIN INSERT INTO t SELECT 1                         | false
            EXPLAIN ANALYZE INSERT INTO t SELECT 1                 | false
            EXPLAIN (ANALYZE) DELETE FROM t                        | false
            EXPLAIN (FORMAT JSON, ANALYZE) INSERT INTO t SELECT 1  | false
            EXPLAIN PLAN FOR INSERT INTO t SELECT 1                | false
            EXPLAIN ESTIMATED_COST, PLAN_ADVICE INSERT INTO t SELECT 1 | false
            EXPLAIN STATEMENT SET BEGIN INSERT INTO t SELECT 1; END | false
            EXPLAIN ANALYZE WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x | false
            EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1             | false
            EXPLAIN COPY t TO 'x'                                  | false
            EXPLAIN EXPLAIN SELECT 1                               | false
            EXPLAIN                                                | false
            EXPLAIN (ANALYZE                                       | false
            EXPLAIN SELECT 1; DELETE FROM t                        | false
            INSERT INTO t SELECT 1                                 | false
            insert into t select 1                                 | false
            SELECT 1; INSERT INTO t SELECT 1                       | false
            /* SELECT */ INSERT INTO t SELECT 1                    | false
            WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x     | false
            CREATE VIEW v AS SELECT 1; INSERT INTO t SELECT 1      | false
            CREATE TABLE t (a INT)                                 | false
            CREATE TEMPORARY FUNCTION f AS 'x'                     | false
            EXECUTE STATEMENT SET BEGIN INSERT INTO t SELECT 1; END | false
            DROP TABLE t                                           | false
            SET 'a' = 'b'                                          | false
            """)
    void whatOnlyReads(String script, boolean reads) {
        assertThat(ReadingOnly.isTrueOf(script)).isEqualTo(reads);
    }

    private static List<String> proposed(String text) {
        return proposed(text, '"');
    }

    private static List<String> proposed(String text, char quote) {
        Completion.Names names = new Completion.Names(STREAMS, List.of("to_s3", "firehose:orders"), quote);
        return Completion.at(text.replace("|", ""), text.indexOf('|'), names).proposals().stream()
                .map(Completion.Proposal::insert)
                .toList();
    }

    @Test
    void deliveryStreamsAreProposedWhereRowsArePut() {
        assertThat(proposed("INSERT INTO |", '`'))
                .containsExactlyInAnyOrder("orders", "`my-stream`", "to_s3", "`firehose:orders`");
        assertThat(Completion.name("my-stream", '`')).isEqualTo("`my-stream`");
        assertThat(Completion.name("s3://lake/", '`')).as("Ask alone").isEqualTo("\"s3://lake/\"");
        assertThat(proposed("SELECT * FROM |", '`')).containsExactlyInAnyOrder("orders", "`my-stream`");
        assertThat(proposed("INSERT INTO to|", '`')).containsExactly("to_s3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT a, b FROM orders AS o, other JOIN third ON o.x = third.x WHERE d > 1   | orders other third
            SELECT k FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '1' HOUR))  | events
            SELECT s FROM RANDOM_CUT_FOREST(input => TABLE trades, columns => DESCRIPTOR(price)) | trades
            SELECT * FROM (SELECT a FROM inner_one) AS x, second                          | inner_one second
            SELECT * FROM orders FOR SYSTEM_TIME AS OF o.proc_time AS p                   | orders
            SELECT 'orders' -- FROM other                                                 |
            INSERT INTO target (a, b) SELECT a, b FROM `late-orders`                      | target late-orders
            EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT INTO b SELECT * FROM c; END | a b c
            SELECT * FROM default_catalog.default_database.orders                         | default_catalog default_database orders
            """)
    void tablesAreFoundWhereTheyStand(String text, @Nullable String expected) {
        assertThat(String.join(" ", TablesNamed.of(text).all())).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void whatRowsArePutIntoIsToldFromWhatIsRead() {
        TablesNamed named = TablesNamed.of("INSERT INTO `to s3` (a)\nSELECT a FROM orders");
        assertThat(named.targets().keySet()).containsExactly("to s3");
        assertThat(named.targets().get("to s3").start()).isEqualTo(12);
    }

    @Test
    void whatIsProposedFitsThePlace() {
        assertThat(proposed("SELECT * FROM |")).containsExactlyInAnyOrder("orders", "\"my-stream\"");
        assertThat(proposed("SELECT * FROM m|")).containsExactly("\"my-stream\"");
        assertThat(proposed("SELECT or| FROM orders")).startsWith("order_id").contains("ORDER");
        assertThat(proposed("SELECT to| FROM orders")).startsWith("\"Total\"");
        assertThat(proposed("SELECT od| FROM orders")).doesNotContain("odd");
        assertThat(proposed("SELECT cou|")).startsWith("count(");
        assertThat(proposed("|")).isNotEmpty();
    }
}
