package dev.weir.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.old.OldApplication;
import dev.weir.app.query.old.Translated;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;

/** The old dialect, statement by statement; Flink's own planner has to take every form. */
class OldDialectTest {

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    private static final Map<String, OldApplication.Source> SOURCES = Map.of(
            "SOURCE_SQL_STREAM_001",
            new OldApplication.Source(
                    "trades",
                    "event_time",
                    List.of(
                            "ticker",
                            "price",
                            "sector",
                            "n",
                            "line",
                            "time",
                            "event_time",
                            "shard_id",
                            "sequence_number")),
            "QUOTES",
            new OldApplication.Source("quotes", "event_time", List.of("ticker", "bid", "time", "event_time")));

    @BeforeAll
    static void start() {
        DEMO.broker().createStream("trades", 1);
        DEMO.broker().createStream("quotes", 1);
        put(
                "trades",
                "{\"ticker\":\"A\",\"price\":1.5,\"sector\":\"x\",\"n\":3,\"line\":\"l\",\"time\":1517363399650}");
        put("quotes", "{\"ticker\":\"A\",\"bid\":1.5,\"time\":1517363399650}");
    }

    private static void put(String stream, String data) {
        DEMO.broker()
                .clients()
                .kinesis()
                .putRecord(
                        request -> request.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(data)));
    }

    /**
     * A row of the table.
     *
     * @param name what it is about
     * @param old the text
     * @param expected what the last form has in it, or the reason why there is none
     * @param works whether there is a form
     */
    private record Case(String name, String old, String expected, boolean works) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case form(String name, String old, String expected) {
        return new Case(name, old, expected, true);
    }

    private static Case reason(String name, String old, String expected) {
        return new Case(name, old, expected, false);
    }

    private static final String S = " FROM \"SOURCE_SQL_STREAM_001\" ";

    static List<Case> cases() {
        return List.of(
                form(
                        "a filter",
                        "SELECT STREAM \"ticker\", \"price\"" + S + "WHERE \"price\" > 2",
                        "SELECT `ticker`, `price`\nFROM `trades` AS `SOURCE_SQL_STREAM_001`\nWHERE `price` > 2"),
                form("a star", "SELECT STREAM *" + S, "SELECT *\nFROM `trades`"),
                form("distinct", "SELECT STREAM DISTINCT \"ticker\"" + S, "SELECT DISTINCT `ticker`"),
                form("a semicolon and a comment", "-- all\nSELECT STREAM \"ticker\"" + S + ";", "SELECT `ticker`"),
                form("names in another case", "SELECT STREAM TICKER, Price" + S, "SELECT `ticker`, `price`"),
                form("ROWTIME", "SELECT STREAM ROWTIME, \"ticker\"" + S, "SELECT `event_time`, `ticker`"),
                form(
                        "ROWTIME of an alias",
                        "SELECT STREAM s.ROWTIME, s.\"ticker\" FROM \"SOURCE_SQL_STREAM_001\" AS s",
                        "SELECT `S`.`event_time`, `S`.`ticker`\nFROM `trades` AS `S`"),
                form(
                        "ROWTIME of the stream",
                        "SELECT STREAM \"SOURCE_SQL_STREAM_001\".ROWTIME" + S,
                        "SELECT `SOURCE_SQL_STREAM_001`.`event_time`"),
                form(
                        "APPROXIMATE_ARRIVAL_TIME",
                        "SELECT STREAM APPROXIMATE_ARRIVAL_TIME, \"n\"" + S,
                        "SELECT approximate_arrival_timestamp, `n`"),
                form("SHARD_ID", "SELECT STREAM SHARD_ID, SEQUENCE_NUMBER" + S, "SELECT `shard_id`, `sequence_number`"),
                form(
                        "a pump",
                        "CREATE OR REPLACE STREAM \"OUT\" (\"ticker\" VARCHAR(4), \"price\" DOUBLE);\nCREATE OR REPLACE PUMP \"P\" AS INSERT INTO \"OUT\" SELECT STREAM \"ticker\", \"price\""
                                + S + ";",
                        "SELECT `ticker`, `price`\nFROM `trades`"),
                form(
                        "a pump with columns",
                        "CREATE STREAM OUT_S (a VARCHAR(4));\nCREATE PUMP P AS INSERT INTO OUT_S (a) SELECT STREAM \"ticker\""
                                + S,
                        "SELECT `ticker`"),
                form(
                        "an INSERT without a pump",
                        "CREATE STREAM O (a VARCHAR(4));\nINSERT INTO O SELECT STREAM \"ticker\"" + S,
                        "SELECT `ticker`"),
                form(
                        "two pumps in a row",
                        "CREATE STREAM A (t VARCHAR(4), p DOUBLE);\nCREATE PUMP P1 AS INSERT INTO A SELECT STREAM \"ticker\", \"price\""
                                + S
                                + ";\nCREATE STREAM B (t VARCHAR(4));\nCREATE PUMP P2 AS INSERT INTO B SELECT STREAM t FROM A WHERE p > 1",
                        "WITH `A` (`T`, `P`, `ROWTIME`) AS (\nSELECT `ticker`, `price`,\n `SOURCE_SQL_STREAM_001`.`event_time` AS `ROWTIME`"),
                form(
                        "a window over a pump",
                        "CREATE STREAM A (t VARCHAR(4), p DOUBLE);\nCREATE PUMP P1 AS INSERT INTO A SELECT STREAM \"ticker\", \"price\""
                                + S
                                + ";\nCREATE PUMP P2 AS INSERT INTO B SELECT STREAM t, SUM(p) FROM A GROUP BY t, STEP(A.ROWTIME BY INTERVAL '10' SECOND)",
                        "FROM TABLE(TUMBLE(TABLE `A`, DESCRIPTOR(`ROWTIME`), INTERVAL '10' SECOND)) AS `A`"),
                form(
                        "a window over a window",
                        "CREATE STREAM A (t VARCHAR(4), c INTEGER);\nCREATE PUMP P1 AS INSERT INTO A SELECT STREAM \"ticker\", COUNT(*)"
                                + S
                                + "GROUP BY \"ticker\", STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '10' SECOND);\nCREATE PUMP P2 AS INSERT INTO B SELECT STREAM MAX(c) FROM A GROUP BY STEP(A.ROWTIME BY INTERVAL '1' MINUTE)",
                        "window_time AS `ROWTIME`"),
                form(
                        "STEP",
                        "SELECT STREAM \"ticker\", COUNT(*) AS c" + S
                                + "GROUP BY \"ticker\", STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '60' SECOND)",
                        "FROM TABLE(TUMBLE(TABLE `trades`, DESCRIPTOR(`event_time`), INTERVAL '60' SECOND)) AS `SOURCE_SQL_STREAM_001`\nGROUP BY `ticker`, window_start, window_end"),
                form(
                        "STEP in the list",
                        "SELECT STREAM STEP(s.ROWTIME BY INTERVAL '60' SECOND) AS m, AVG(\"price\") FROM \"SOURCE_SQL_STREAM_001\" s GROUP BY STEP(s.ROWTIME BY INTERVAL '60' SECOND)",
                        "SELECT window_start AS m, AVG(`price`)"),
                form(
                        "STEP of another column",
                        "SELECT STREAM COUNT(*)" + S + "GROUP BY STEP(\"event_time\" BY INTERVAL '5' MINUTE)",
                        "INTERVAL '5' MINUTE"),
                form(
                        "FLOOR to a minute",
                        "SELECT STREAM FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO MINUTE) AS m, SUM(\"n\")" + S
                                + "GROUP BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO MINUTE)",
                        "INTERVAL '1' MINUTE"),
                form(
                        "FLOOR to an hour",
                        "SELECT STREAM MIN(\"price\"), MAX(\"price\")" + S
                                + "GROUP BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO HOUR)",
                        "INTERVAL '1' HOUR"),
                form(
                        "FLOOR of a difference",
                        "SELECT STREAM \"ticker\", COUNT(*)" + S
                                + "GROUP BY \"ticker\", FLOOR((\"SOURCE_SQL_STREAM_001\".ROWTIME - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO SECOND)",
                        "INTERVAL '10' SECOND"),
                form(
                        "HAVING and WHERE",
                        "SELECT STREAM \"ticker\", COUNT(*)" + S
                                + "WHERE \"price\" > 1 GROUP BY \"ticker\", STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '1' MINUTE) HAVING COUNT(*) > 2",
                        "HAVING COUNT(*) > 2"),
                form(
                        "ORDER BY a window",
                        "SELECT STREAM \"ticker\", COUNT(*)" + S
                                + "GROUP BY \"ticker\", FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO SECOND) ORDER BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO SECOND)",
                        "GROUP BY `ticker`, window_start, window_end"),
                form(
                        "a GROUP BY without a window",
                        "SELECT STREAM \"sector\", COUNT(*)" + S + "GROUP BY \"sector\"",
                        "GROUP BY `sector`"),
                form(
                        "STAGGER",
                        "SELECT STREAM \"ticker\", COUNT(*)" + S
                                + "WINDOWED BY STAGGER (PARTITION BY \"ticker\" RANGE INTERVAL '1' MINUTE)",
                        "TUMBLE(TABLE `trades`, DESCRIPTOR(`event_time`), INTERVAL '1' MINUTE)"),
                form(
                        "STAGGER by event time",
                        "SELECT STREAM FLOOR(\"event_time\" TO MINUTE), \"ticker\", COUNT(*)" + S
                                + "WINDOWED BY STAGGER (PARTITION BY FLOOR(\"event_time\" TO MINUTE), \"ticker\" RANGE INTERVAL '1' MINUTE)",
                        "SELECT window_start, `ticker`, COUNT(*)"),
                form(
                        "TUMBLING",
                        "SELECT STREAM \"ticker\", AVG(\"price\")" + S
                                + "WINDOWED BY TUMBLING (PARTITION BY \"ticker\" RANGE INTERVAL '30' SECOND)",
                        "INTERVAL '30' SECOND"),
                form(
                        "SLIDING",
                        "SELECT STREAM \"ticker\", AVG(\"price\") AS a, COUNT(*)" + S
                                + "WINDOWED BY SLIDING (PARTITION BY \"ticker\" RANGE INTERVAL '30' SECOND)",
                        "AVG(`price`) OVER `sliding` AS a"),
                form(
                        "a named window",
                        "SELECT STREAM \"ticker\", AVG(\"price\") OVER w1 AS a" + S
                                + "WINDOW w1 AS (PARTITION BY \"ticker\" RANGE INTERVAL '10' SECOND PRECEDING)",
                        "WINDOW `W1` AS (PARTITION BY `ticker` ORDER BY `SOURCE_SQL_STREAM_001`.`event_time` RANGE BETWEEN INTERVAL '10' SECOND PRECEDING AND CURRENT ROW)"),
                form(
                        "two sums over one window",
                        "SELECT STREAM MIN(\"price\") OVER w1, MAX(\"price\") OVER w1" + S
                                + "WINDOW w1 AS (PARTITION BY \"ticker\" ROWS 5 PRECEDING)",
                        "ROWS BETWEEN 5 PRECEDING AND CURRENT ROW"),
                form(
                        "a window in its place",
                        "SELECT STREAM SUM(\"n\") OVER (PARTITION BY \"ticker\" RANGE INTERVAL '1' HOUR PRECEDING)" + S,
                        "RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW"),
                form(
                        "a window that is ordered",
                        "SELECT STREAM COUNT(*) OVER (ORDER BY ROWTIME ROWS 10 PRECEDING)" + S,
                        "ORDER BY `SOURCE_SQL_STREAM_001`.`event_time` ROWS BETWEEN 10 PRECEDING AND CURRENT ROW"),
                form(
                        "LAG",
                        "SELECT STREAM \"price\" - LAG(\"price\", 1) OVER (PARTITION BY \"ticker\" ROWS 1 PRECEDING) AS jump"
                                + S,
                        "LAG(`price`, 1) OVER (PARTITION BY `ticker` ORDER BY `SOURCE_SQL_STREAM_001`.`event_time`)"),
                form(
                        "a join over windows",
                        "SELECT STREAM t.\"ticker\", q.\"bid\" FROM \"SOURCE_SQL_STREAM_001\" OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS t JOIN \"QUOTES\" OVER (RANGE INTERVAL '30' SECOND PRECEDING) AS q ON t.\"ticker\" = q.\"ticker\"",
                        "AND `T`.`event_time` BETWEEN `Q`.`event_time` - INTERVAL '1' MINUTE AND `Q`.`event_time` + INTERVAL '30' SECOND"),
                form(
                        "a join with what is now",
                        "SELECT STREAM t.\"ticker\" FROM \"SOURCE_SQL_STREAM_001\" OVER (RANGE CURRENT ROW) AS t JOIN \"QUOTES\" OVER (RANGE INTERVAL '30' SECOND PRECEDING) AS q ON t.\"ticker\" = q.\"ticker\"",
                        "- INTERVAL '0' SECOND"),
                form(
                        "a join without windows",
                        "SELECT STREAM t.\"ticker\" FROM \"SOURCE_SQL_STREAM_001\" t JOIN \"QUOTES\" q ON t.\"ticker\" = q.\"ticker\"",
                        "JOIN `quotes` `Q` ON"),
                form(
                        "CHAR_TO_TIMESTAMP",
                        "SELECT STREAM CHAR_TO_TIMESTAMP('yyyy-MM-dd', \"line\") AS d" + S,
                        "TO_TIMESTAMP(`line`, 'yyyy-MM-dd')"),
                form(
                        "TSDIFF",
                        "SELECT STREAM TSDIFF(CURRENT_TIMESTAMP, ROWTIME) AS late" + S,
                        "(TIMESTAMPDIFF(SECOND, `event_time`, CURRENT_TIMESTAMP) * 1000) AS late"),
                form(
                        "REGEX_REPLACE",
                        "SELECT STREAM REGEX_REPLACE(\"line\", 'a', 'b', 1, 0) AS l" + S,
                        "REGEXP_REPLACE(`line`, 'a', 'b')"),
                form(
                        "functions within each other",
                        "SELECT STREAM UPPER(REGEX_REPLACE(TRIM(\"line\"), 'a', 'b', 1, 0)) AS l" + S,
                        "UPPER(REGEXP_REPLACE(TRIM(`line`), 'a', 'b'))"),
                form(
                        "CASE, CAST and texts",
                        "SELECT STREAM CASE WHEN \"price\" > 10 THEN 'it''s much' ELSE CAST(\"n\" AS VARCHAR(10)) END AS w"
                                + S,
                        "'it''s much'"),
                form(
                        "TOP_K_ITEMS_TUMBLING",
                        "SELECT STREAM ITEM, ITEM_COUNT FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM \"SOURCE_SQL_STREAM_001\"), 'ticker', 10, 60))",
                        "WHERE place_in_window <= 10"),
                form(
                        "COUNT_DISTINCT_ITEMS_TUMBLING",
                        "SELECT STREAM NUMBER_OF_DISTINCT_ITEMS FROM TABLE(COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM \"SOURCE_SQL_STREAM_001\"), 'ticker', 60))",
                        "COUNT(DISTINCT `ticker`)"),
                form(
                        "RANDOM_CUT_FOREST",
                        "SELECT STREAM \"price\", ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM \"price\", \"n\" FROM \"SOURCE_SQL_STREAM_001\"), 50, 256, 100000, 1))",
                        "columns => DESCRIPTOR(`price`, `n`),\n number_of_trees => 50,\n sub_sample_size => 256"),
                reason(
                        "RANDOM_CUT_FOREST over an expression",
                        "SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM \"price\" * 2 FROM \"SOURCE_SQL_STREAM_001\"), 50))",
                        "have to be named one by one"),
                reason(
                        "RANDOM_CUT_FOREST_WITH_EXPLANATION",
                        "SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM \"price\" FROM \"SOURCE_SQL_STREAM_001\"), 100, 256, 100000, 1, true))",
                        "has no form here"),
                reason(
                        "HOTSPOTS",
                        "SELECT STREAM * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM \"price\" FROM \"SOURCE_SQL_STREAM_001\"), 1000, 0.2, 17))",
                        "HOTSPOTS has no form"),
                reason(
                        "the error stream",
                        "SELECT STREAM * FROM error_stream",
                        "what does not parse is counted beside the result"),
                reason("a log parser", "SELECT STREAM W3C_LOG_PARSE(\"line\", 'COMMON')" + S, "REGEXP_EXTRACT"),
                reason("EXP_AVG", "SELECT STREAM EXP_AVG(\"price\", INTERVAL '1' MINUTE)" + S, "EXP_AVG has no form"),
                reason("UNIX_TIMESTAMP", "SELECT STREAM UNIX_TIMESTAMP(ROWTIME)" + S, "milliseconds of a TIMESTAMP"),
                reason(
                        "two windows over rows",
                        "SELECT STREAM AVG(\"price\") OVER (ROWS 2 PRECEDING), AVG(\"price\") OVER (ROWS 9 PRECEDING)"
                                + S,
                        "Flink computes over one window"),
                reason(
                        "a window that is ordered by something else",
                        "SELECT STREAM COUNT(*) OVER (ORDER BY \"price\" ROWS 10 PRECEDING)" + S,
                        "by the stream's time"),
                reason(
                        "two windows of groups",
                        "SELECT STREAM COUNT(*)" + S
                                + "GROUP BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO HOUR), STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '1' MINUTE)",
                        "Two windows of different lengths"),
                reason(
                        "a window over a join",
                        "SELECT STREAM COUNT(*) FROM \"SOURCE_SQL_STREAM_001\" t JOIN \"QUOTES\" q ON t.\"ticker\" = q.\"ticker\" GROUP BY FLOOR(t.ROWTIME TO MINUTE)",
                        "A window over a join"),
                reason(
                        "a SELECT within FROM",
                        "SELECT STREAM a FROM (SELECT STREAM \"ticker\" AS a FROM \"SOURCE_SQL_STREAM_001\")",
                        "A SELECT within FROM"),
                reason(
                        "a UNION",
                        "SELECT STREAM \"ticker\" FROM \"SOURCE_SQL_STREAM_001\" UNION ALL SELECT STREAM \"ticker\" FROM \"QUOTES\"",
                        "UNION of pumps"),
                reason("a stream that is not known", "SELECT STREAM a FROM \"NOWHERE\"", "“NOWHERE” is neither"),
                reason("ALTER PUMP", "ALTER PUMP P START", "from Run until Stop"),
                reason("DROP", "DROP STREAM A", "nothing to drop"),
                reason(
                        "a function of one's own",
                        "CREATE FUNCTION f(a INTEGER) RETURNS INTEGER RETURN a",
                        "no form in Flink here"),
                reason("a stream alone", "CREATE STREAM A (t VARCHAR(4))", "needs no declaration"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isTranslatedOrNamedWithTheReason(Case each) {
        List<Translated> all = OldApplication.translate(each.old(), SOURCES);
        Translated last = all.getLast();
        if (each.works()) {
            assertThat(last.flink()).as(String.join(" ", last.remarks())).isNotNull();
            assertThat(last.flink()).containsIgnoringCase(each.expected());
            planned(last.flink());
        } else {
            assertThat(last.flink()).isNull();
            assertThat(String.join(" ", last.remarks())).contains(each.expected());
        }
    }

    private static void planned(String flink) {
        QueryEngine watch = Objects.requireNonNull(DEMO.engines().engines().watch());
        FirstRows heard = new FirstRows();
        watch.explain(flink, QueryOptions.ALL, heard);
        assertThat(heard.end()).as(flink).isEqualTo(new Ended.Complete(null));
    }

    @Test
    void theOldDialectIsRecognisedAndNoOther() {
        assertThat(OldApplication.recognises("CREATE OR REPLACE STREAM \"X\" (a INTEGER);"))
                .isTrue();
        assertThat(OldApplication.recognises("create pump p as insert into x select stream a from y"))
                .isTrue();
        assertThat(OldApplication.recognises("SELECT STREAM \"a\" FROM \"b\"")).isTrue();
        assertThat(OldApplication.recognises("SELECT a FROM b WINDOWED BY STAGGER (RANGE INTERVAL '1' MINUTE)"))
                .isTrue();
        assertThat(OldApplication.recognises("SELECT stream, n FROM b")).isFalse();
        assertThat(OldApplication.recognises("SELECT stream FROM b")).isFalse();
        assertThat(OldApplication.recognises("INSERT INTO a SELECT * FROM b -- CREATE PUMP"))
                .isFalse();
    }

    @Test
    void theStreamsThatHaveToBeChosenAreFound() {
        assertThat(OldApplication.sources("""
                CREATE OR REPLACE STREAM "OUT" (a INTEGER);
                CREATE PUMP "P" AS INSERT INTO "OUT" SELECT STREAM t."a" FROM "SOURCE_SQL_STREAM_001" AS t JOIN "Ref" ON 1 = 1;
                CREATE PUMP "Q" AS INSERT INTO "LAST" SELECT STREAM a FROM "OUT";
                SELECT STREAM * FROM error_stream""")).containsExactly("SOURCE_SQL_STREAM_001", "Ref");
    }
}
