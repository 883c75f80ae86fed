package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The rows of a statement become the records of a stream. */
class PipelineTest {

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    @Test
    void columnsBecomeFieldsAndWhatJsonHasNotBecomesText() {
        Pipeline pipeline = Pipeline.of(
                "my-out",
                "SELECT a, b, c, d, t FROM s;",
                List.of(
                        new ResultColumn("a", "STRING", false),
                        new ResultColumn("b", "INT NOT NULL", false),
                        new ResultColumn("c", "DECIMAL(10, 2)", false),
                        new ResultColumn("d", "DATE", false),
                        new ResultColumn("t", "TIMESTAMP(3) NOT NULL", false)));
        assertThat(pipeline.statement()).isEqualTo("""
                INSERT INTO `my-out`
                SELECT `a`, `b`, `c`, CAST(`d` AS STRING), `t`
                FROM (
                SELECT a, b, c, d, t FROM s
                )""");
        assertThat(pipeline.schema().fields())
                .extracting(SchemaField::type)
                .containsExactly(
                        FieldType.Scalar.VARCHAR,
                        FieldType.Scalar.BIGINT,
                        FieldType.Scalar.DOUBLE,
                        FieldType.Scalar.VARCHAR,
                        FieldType.Scalar.TIMESTAMP);
        assertThat(pipeline.schema().eventTime().field()).isEqualTo("t");
        assertThat(Pipeline.isStreamName("a.b-c_1")).isTrue();
        assertThat(Pipeline.isStreamName("a b")).isFalse();
        assertThat(Pipeline.isStreamName("")).isFalse();
    }

    @Test
    void aWindowIsPutIntoAStreamOfItsOwnAndCanBeWatchedThere() {
        QueryEngine watch = Objects.requireNonNull(DEMO.engines().engines().watch());
        String select = """
                    SELECT window_start, net, COUNT(*) AS quakes, CAST(MAX(mag) AS DECIMAL(4, 2)) AS strongest,
                           CAST(window_start AS DATE) AS on_day
                    FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '1' HOUR))
                    GROUP BY window_start, window_end, net""";
        FirstRows shown = new FirstRows();
        RunningQuery first = watch.run(select, QueryOptions.ALL, shown);
        List<ResultColumn> columns = shown.columns();
        shown.rows();
        first.cancel();
        shown.end();

        Pipeline pipeline = Pipeline.of("by-hour", select, columns);
        KinesisClient kinesis = DEMO.broker().clients().kinesis();
        TargetStream.make(kinesis, "by-hour");
        DEMO.engines().schemas().store().put("by-hour", pipeline.schema());
        FirstRows pump = new FirstRows();
        RunningQuery putting = watch.run(pipeline.statement(), QueryOptions.ALL, pump);
        eventually("records", Duration.ofSeconds(60), () -> !records(kinesis).isEmpty());
        assertThat(records(kinesis).getFirst().data().asUtf8String())
                .startsWith("{\"window_start\":\"2018-")
                .contains("\"on_day\":\"2018-");

        FirstRows again = new FirstRows();
        RunningQuery reading = watch.run("SELECT net, quakes FROM `by-hour`", QueryOptions.ALL, again);
        assertThat(again.rows()).isNotEmpty();
        reading.cancel();
        putting.cancel();
    }

    private static List<Record> records(KinesisClient kinesis) {
        String shard = kinesis.listShards(request -> request.streamName("by-hour"))
                .shards()
                .getFirst()
                .shardId();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName("by-hour").shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records();
    }
}
