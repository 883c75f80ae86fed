package dev.weir.app.query;

import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.StatementProblem;
import dev.weir.app.query.schema.FlinkTable;
import dev.weir.app.query.schema.SqlNames;
import dev.weir.app.query.text.SqlToken;
import dev.weir.app.text.Text;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/**
 * What an INSERT INTO may put rows into besides a stream: a delivery stream that takes them directly. A name that is both is chosen by
 * what stands before it: {@code `firehose:orders`} or {@code `kinesis:orders`}. Blocks; any thread.
 */
final class PutTargets {

    private static final String FIREHOSE = "firehose:";
    private static final String KINESIS = "kinesis:";

    private final Supplier<FirehoseClient> firehose;

    PutTargets(Supplier<FirehoseClient> firehose) {
        this.firehose = firehose;
    }

    /** The stream that a table's name means. */
    static String streamName(String table) {
        return table.startsWith(KINESIS) ? table.substring(KINESIS.length()) : table;
    }

    /** The delivery stream that a table's name means, if it is one. */
    static String deliveryStreamName(String table) {
        return table.startsWith(FIREHOSE) ? table.substring(FIREHOSE.length()) : table;
    }

    /** How a delivery stream is named in a statement. */
    static String nameOf(String deliveryStreamName, boolean alsoStream) {
        return (alsoStream ? FIREHOSE : "") + deliveryStreamName;
    }

    /**
     * The CREATE TABLE of a delivery stream, without columns: it has those of the rows that are put.
     *
     * @param stream whether there is a stream of this name
     * @param place where the name stands
     * @param reach the options that say where Firehose is and what to sign with
     * @return null if the stream is meant, or nothing is called so that this may tell of
     * @throws StatementProblem if the name is one of both, of neither, or of a delivery stream that takes no rows
     */
    @Nullable String declaration(
            String table,
            boolean stream,
            SqlToken place,
            String statement,
            Function<AwsServiceClientConfiguration, Map<String, String>> reach) {
        if (table.startsWith(KINESIS)) {
            return null;
        }
        String name = deliveryStreamName(table);
        DeliveryStreamDescription found;
        try {
            found = firehose.get()
                    .describeDeliveryStream(request -> request.deliveryStreamName(name))
                    .deliveryStreamDescription();
        } catch (ResourceNotFoundException none) {
            if (table.startsWith(FIREHOSE)) {
                throw problem(Text.of("There is no delivery stream “{0}”.", name), "", place, statement);
            }
            return null;
        } catch (SdkException e) {
            if (!table.startsWith(FIREHOSE)) {
                // Who may not ask for delivery streams, or has none here, puts rows into streams all the same.
                return null;
            }
            throw e;
        }
        if (stream && !table.startsWith(FIREHOSE)) {
            throw problem(
                    Text.of("“{0}” is both a stream and a delivery stream.", name),
                    Text.of(
                            "Write `{0}` for the delivery stream, `{1}` for the stream.",
                            FIREHOSE + name, KINESIS + name),
                    place,
                    statement);
        }
        check(found, place, statement);
        Map<String, String> options = new TreeMap<>(reach.apply(firehose.get().serviceClientConfiguration()));
        options.put("delivery-stream", name);
        options.put("format", "json");
        options.put("json.timestamp-format.standard", "ISO-8601");
        return options.entrySet().stream()
                .map(option -> SqlNames.text(option.getKey()) + " = " + SqlNames.text(option.getValue()))
                .collect(Collectors.joining(
                        ",\n    ",
                        "CREATE TABLE " + FlinkTable.name(table) + " WITH (\n    'connector' = 'firehose',\n    ",
                        "\n)"));
    }

    /** What to say where neither is. */
    static StatementProblem none(String name, SqlToken place, String statement) {
        return problem(
                Text.of("There is neither a stream nor a delivery stream “{0}” to put rows into.", name),
                Text.of("Create it first, or put the rows into another."),
                place,
                statement);
    }

    private static String reads(DeliveryStreamDescription found) {
        String name = found.deliveryStreamName();
        if (found.source() == null || found.source().kinesisStreamSourceDescription() == null) {
            return Text.of(
                    "The delivery stream “{0}” reads another source, so nothing can be put into it directly.", name);
        }
        return Text.of(
                "The delivery stream “{0}” reads the stream {1}, so nothing can be put into it directly.",
                name,
                found.source()
                        .kinesisStreamSourceDescription()
                        .kinesisStreamARN()
                        .replaceAll(".*/", ""));
    }

    private static void check(DeliveryStreamDescription found, SqlToken place, String statement) {
        String name = found.deliveryStreamName();
        if (found.deliveryStreamType() != DeliveryStreamType.DIRECT_PUT) {
            throw problem(
                    reads(found),
                    Text.of("Put the rows into what it reads, or into a delivery stream whose source is Direct PUT."),
                    place,
                    statement);
        }
        if (found.deliveryStreamStatus() != DeliveryStreamStatus.ACTIVE) {
            throw problem(
                    Text.of(
                            "The delivery stream “{0}” is {1} and takes nothing now.",
                            name, found.deliveryStreamStatusAsString()),
                    Text.of("Run the statement again when it is ACTIVE."),
                    place,
                    statement);
        }
    }

    private static StatementProblem problem(String what, String advice, SqlToken place, String statement) {
        String before = statement.substring(0, place.start());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = place.start() - (before.lastIndexOf('\n') + 1) + 1;
        return new StatementProblem(new QueryError(what, advice, line, column, ""));
    }
}
