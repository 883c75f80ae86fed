package dev.weir.app.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** The demo's streams with the demo's records, all at once. */
public final class DemoStreams {

    private static final int A_CALL = 500;

    private DemoStreams() {}

    /** Creates both with some of their records. */
    public static void fill(KinesisClient kinesis, ObjIntConsumer<String> create, int most) {
        put(kinesis, create, "earthquakes", 2, most);
        put(kinesis, create, "flights", 4, most);
    }

    private static void put(KinesisClient kinesis, ObjIntConsumer<String> create, String name, int shards, int most) {
        create.accept(name, shards);
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        DemoStreams.class.getResourceAsStream("/dev/weir/resources/scenario/" + name + ".jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            int count = 0;
            for (String line = lines.readLine(); line != null && count < most; line = lines.readLine()) {
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey(Integer.toString(line.hashCode()))
                        .data(SdkBytes.fromUtf8String(line))
                        .build());
                count++;
                if (entries.size() == A_CALL) {
                    send(kinesis, name, entries);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        if (!entries.isEmpty()) {
            send(kinesis, name, entries);
        }
    }

    private static void send(KinesisClient kinesis, String name, List<PutRecordsRequestEntry> entries) {
        List<PutRecordsRequestEntry> now = List.copyOf(entries);
        entries.clear();
        kinesis.putRecords(request -> request.streamName(name).records(now));
    }
}
