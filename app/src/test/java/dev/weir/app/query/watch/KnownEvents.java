package dev.weir.app.query.watch;

import dev.weir.broker.Broker;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** A fixed set of events whose order is off by up to four seconds, in streams of a broker. */
final class KnownEvents implements AutoCloseable {

    private static final long START = Instant.parse("2026-05-04T12:00:00Z").toEpochMilli();
    private static final int PUT = 500;
    private static final int USERS = 1_600;

    /** One of them; {@code t} in milliseconds since 1970. */
    record Event(int id, String k, String u, String kind, long amount, long t) {}

    final KinesisClient kinesis;
    private final Broker broker;
    private final List<Event> events = new ArrayList<>();

    KnownEvents(Broker broker, int count) {
        this.broker = broker;
        this.kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        Random chance = new Random(42);
        for (int id = 0; id < count; id++) {
            // 5 ms apart and then off by up to 4 s.
            long t = START + 5L * (id + chance.nextInt(800));
            events.add(new Event(
                    id,
                    "k" + chance.nextInt(20),
                    "u" + chance.nextInt(USERS),
                    chance.nextBoolean() ? "order" : "payment",
                    chance.nextInt(1_000),
                    t));
        }
    }

    int count() {
        return events.size();
    }

    void create(String stream, int shards) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(stream));
    }

    /** Puts those from one index to another, exclusive, as they come: by a key for each user. */
    void put(String stream, int from, int to) {
        for (int at = from; at < to; at += PUT) {
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (Event event : events.subList(at, Math.min(to, at + PUT))) {
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey(event.u())
                        .data(SdkBytes.fromUtf8String(json(event)))
                        .build());
            }
            kinesis.putRecords(request -> request.streamName(stream).records(entries));
        }
    }

    /** Moves the time of each open shard far on, so that all windows close. */
    void close(String stream) {
        for (Shard shard :
                kinesis.listShards(request -> request.streamName(stream)).shards()) {
            if (shard.sequenceNumberRange().endingSequenceNumber() == null) {
                Event last = new Event(-1, "end", "end", "end", 0, START + 5L * count() + 3_600_000);
                kinesis.putRecord(request -> request.streamName(stream)
                        .partitionKey("end")
                        .explicitHashKey(shard.hashKeyRange().startingHashKey())
                        .data(SdkBytes.fromUtf8String(json(last))));
            }
        }
    }

    private static String json(Event event) {
        return "{\"id\":%d,\"k\":\"%s\",\"u\":\"%s\",\"kind\":\"%s\",\"amount\":%d,\"t\":%d}"
                .formatted(event.id(), event.k(), event.u(), event.kind(), event.amount(), event.t());
    }

    /** All of them as comma-separated values, for another engine. */
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id,k,u,kind,amount,t\n");
            for (Event event : events) {
                out.write(event.id() + "," + event.k() + "," + event.u() + "," + event.kind() + "," + event.amount()
                        + "," + event.t() + "\n");
            }
        }
    }

    /** A table over the stream, which waits five seconds for what comes late. */
    String table(String stream) {
        return """
                CREATE TABLE events (id BIGINT, k STRING, u STRING, kind STRING, amount BIGINT, t BIGINT,
                  ts AS TO_TIMESTAMP_LTZ(t, 3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) WITH (
                  'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/%s',
                  'aws.region' = 'us-east-1', 'aws.endpoint' = '%s', 'aws.credentials.provider' = 'BASIC',
                  'aws.credentials.basic.accesskeyid' = 'weir', 'aws.credentials.basic.secretkey' = 'secret',
                  'source.init.position' = 'TRIM_HORIZON', 'format' = 'json')""".formatted(stream, broker.endpoint());
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
