package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;

/** Rows on the standard output. */
class QueryCommandTest {

    private final BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void fill() {
        broker.create("orders", 1);
        for (String data : new String[] {"{\"id\": 1, \"who\": \"Ann\"}", "{\"id\": 20, \"who\": \"Bo, b\"}"}) {
            broker.kinesis()
                    .putRecord(request ->
                            request.streamName("orders").partitionKey("a").data(SdkBytes.fromUtf8String(data)));
        }
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new WeirCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private int query(String statement, String format) {
        return run(
                "query",
                statement,
                "--endpoint",
                String.valueOf(broker.connection().endpoint()),
                "--format",
                format);
    }

    @Test
    void aTableForAPerson() {
        assertThat(query("SELECT who, id FROM orders ORDER BY id", "table"))
                .as(err.toString())
                .isZero();
        assertThat(out)
                .hasToString("who    id\nAnn     1\nBo, b  20\n(2 rows)\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void linesForAPipe() {
        assertThat(query("SELECT who, id FROM orders ORDER BY id", "csv")).isZero();
        assertThat(out).hasToString("who,id\r\nAnn,1\r\n\"Bo, b\",20\r\n");
        out.getBuffer().setLength(0);
        assertThat(query("SELECT id FROM orders WHERE id > 1", "json")).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"id\":20}");
    }

    @Test
    void whatIsWrongIsSaidOnTheOtherOutput() {
        assertThat(query("SELECT whom FROM orders", "csv")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("weir query: 1:8: There is no column “whom” here. Did you mean who");
    }

    private int watch(String statement, String format, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "query",
                statement,
                "--watch",
                "--endpoint",
                String.valueOf(broker.connection().endpoint()),
                "--format",
                format));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void whatIsWatchedHasMarksAndEndsAfterEnoughRows() {
        assertThat(watch("SELECT who, SUM(id) AS total FROM orders GROUP BY who", "json", "--rows", "2"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().strip().lines())
                .containsExactly(
                        "{\"op\":\"+I\",\"row\":{\"who\":\"Ann\",\"total\":1}}",
                        "{\"op\":\"+I\",\"row\":{\"who\":\"Bo, b\",\"total\":20}}");
    }

    @Test
    void whatIsWatchedMayNotWriteUnlessThatIsSaid() {
        assertThat(watch("INSERT INTO orders SELECT id, who FROM orders", "json"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the statement may write into a stream");
        assertThat(watch("SELECT whom FROM orders", "json")).isEqualTo(1);
        assertThat(err.toString()).contains("weir query: 1:8: Column 'whom' not found");
        assertThat(run("query", "SELECT 1", "--watch", "--engine", "ask")).isEqualTo(2);
    }

    @Test
    void whatIsWatchedKnowsDeliveryStreams() {
        broker.clients().s3().createBucket(request -> request.bucket("lake"));
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("to_s3")
                        .extendedS3DestinationConfiguration(to ->
                                to.bucketARN("arn:aws:s3:::lake").roleARN("arn:aws:iam::000000000000:role/firehose")));
        assertThat(watch("EXPLAIN INSERT INTO to_s3 SELECT id, who FROM orders", "csv", "--allow-writes"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("to_s3").contains("Sink");
        assertThat(watch("INSERT INTO nowhere SELECT id FROM orders", "csv", "--allow-writes"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("weir query: 1:13: There is neither a stream nor a delivery stream “nowhere”");
    }
}
