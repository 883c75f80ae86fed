package dev.weir.app.query;

import dev.weir.app.connection.Clients;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.records.tail.ShardLister;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * What a statement costs the streams that it names, about, if nothing of them has been read yet.
 *
 * @param shards shards that are read
 * @param bytes bytes that came in, by CloudWatch; -1 if that is not known
 */
record StreamCost(int shards, double bytes) {

    private static final int HOUR = 3600;

    /** A shard gives at most that much a read, and two MiB a second. */
    private static final double BYTES_A_READ = 4 << 20;

    private static final double BYTES_A_SECOND = 2 << 20;
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Asks for it. Blocks; throws what the SDK throws. */
    static StreamCost of(Clients clients, List<String> streams, QueryOptions options, Instant now) {
        int shards = 0;
        double bytes = 0;
        for (String stream : streams) {
            shards += ShardLister.all(clients.kinesis(), stream).size();
            double its = incoming(clients, stream, options, now);
            bytes = its < 0 || bytes < 0 ? -1 : bytes + its;
        }
        return new StreamCost(shards, bytes);
    }

    private static double incoming(Clients clients, String stream, QueryOptions options, Instant now) {
        try {
            int hours = clients.kinesis()
                    .describeStreamSummary(request -> request.streamName(stream))
                    .streamDescriptionSummary()
                    .retentionPeriodHours();
            Instant oldest = now.minus(Duration.ofHours(Math.min(hours, LONGEST.toHours())));
            Instant from = options.from() == null || options.from().isBefore(oldest) ? oldest : options.from();
            return clients
                    .cloudWatch()
                    .getMetricStatistics(request -> request.namespace("AWS/Kinesis")
                            .metricName("IncomingBytes")
                            .dimensions(Dimension.builder()
                                    .name("StreamName")
                                    .value(stream)
                                    .build())
                            .startTime(from)
                            .endTime(options.until() == null ? now : options.until())
                            .period(HOUR)
                            .statistics(Statistic.SUM))
                    .datapoints()
                    .stream()
                    .mapToDouble(Datapoint::sum)
                    .sum();
        } catch (SdkException e) {
            // Who may not ask for metrics is still told the shards.
            return -1;
        }
    }

    /** For a person. */
    String words(EngineChoice engine, boolean fanOut) {
        return engine == EngineChoice.ASK ? asked() : watched(fanOut && engine == EngineChoice.WATCH);
    }

    /** What it costs to put rows into delivery streams, by how Firehose charges for direct puts. */
    static String delivering(List<String> deliveryStreams) {
        return Text.of(
                "Firehose charges what is put into {0} by the GB, each row counted as 5 KiB at least, and its destination"
                        + " charges what it stores: put sums of windows rather than every record.",
                String.join(Text.of(" and "), deliveryStreams));
    }

    /** Reads of a shard that keeps up; a shard allows five a second to all of its readers together. */
    private String watched(boolean fanOut) {
        String first =
                bytes < 0 ? Text.of("what is retained") : Text.of("what is retained, about {0}", Format.bytes(bytes));
        if (fanOut) {
            return Text.count(
                    shards,
                    "Reads {1}, and then goes on, by an enhanced fan-out consumer of its own: {0} shard, so {0}"
                            + " consumer-shard hour an hour, and each GB that is read is charged. Other readers lose"
                            + " nothing. The consumer is deregistered when the statement ends.",
                    "Reads {1}, and then goes on, by an enhanced fan-out consumer of its own: {0} shards, so {0}"
                            + " consumer-shard hours an hour, and each GB that is read is charged. Other readers lose"
                            + " nothing. The consumer is deregistered when the statement ends.",
                    first);
        }
        return Text.count(
                shards,
                "Reads {1}, and then goes on: {0} shard, two GetRecords calls a second each (four while it catches up),"
                        + " of the five that all readers of a shard share. No fan-out consumer is registered.",
                "Reads {1}, and then goes on: {0} shards, two GetRecords calls a second each (four while it catches up),"
                        + " of the five that all readers of a shard share. No fan-out consumer is registered.",
                first);
    }

    private String asked() {
        if (bytes < 0) {
            return Text.count(
                    shards,
                    "Reads {0} shard, five GetRecords calls a second each at most; how much they hold is not known.",
                    "Reads {0} shards, five GetRecords calls a second each at most; how much they hold is not known.");
        }
        double calls = Math.max(shards, Math.ceil(bytes / BYTES_A_READ));
        double seconds = Math.max(calls / shards / 5, bytes / shards / BYTES_A_SECOND);
        return Text.count(
                shards,
                "Reads {0} shard, about {1} GetRecords calls, five a second each at most; about {2}, {3} s. A second run"
                        + " reads only what is new.",
                "Reads {0} shards, about {1} GetRecords calls, five a second each at most; about {2}, {3} s. A second run"
                        + " reads only what is new.",
                Format.count((long) calls),
                Format.bytes(bytes),
                Format.count(Math.max(1, Math.round(seconds))));
    }
}
