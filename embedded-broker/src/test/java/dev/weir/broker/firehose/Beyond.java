package dev.weir.broker.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.FirehoseBroker;
import dev.weir.broker.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** A broker, buckets and a clock for tests of destinations that are no bucket. */
final class Beyond implements AutoCloseable {

    static final String ROLE = FirehoseControlTest.ROLE;
    private static final JsonMapper JSON = new JsonMapper();

    final ManualTime time = new ManualTime();
    final FakeObjects objects;
    final FirehoseBroker broker;
    final FirehoseClient firehose;

    Beyond(Path folder) throws Exception {
        objects = new FakeObjects(Files.createDirectory(folder.resolve("objects")), "lake");
        broker = FirehoseBroker.manual(time, objects);
        firehose = broker.firehose();
    }

    static Consumer<S3DestinationConfiguration.Builder> lake() {
        return s3 -> s3.roleARN(ROLE)
                .bucketARN("arn:aws:s3:::lake")
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(60));
    }

    void put(String... records) {
        assertThat(firehose.putRecordBatch(r -> r.deliveryStreamName("d")
                                .records(Stream.of(records)
                                        .map(each -> Record.builder()
                                                .data(SdkBytes.fromUtf8String(each))
                                                .build())
                                        .toList()))
                        .failedPutCount())
                .isZero();
    }

    /** Lets time pass until something is so. */
    void passUntil(BooleanSupplier so) {
        passUntil(so, Duration.ofMillis(100));
    }

    void passUntil(BooleanSupplier so, Duration step) {
        FirehoseControlTest.await(() -> {
            firehose.listDeliveryStreams(r -> {}); // or else hours of this clock pass while one request is on its way
            time.advance(step);
            return so.getAsBoolean();
        });
    }

    /** The records of the error documents below a prefix, once there are any. */
    List<JsonNode> failed(String prefix) {
        passUntil(() -> !objects.text("lake", prefix).isEmpty());
        return objects.text("lake", prefix).lines().map(Beyond::parsed).toList();
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    static String raw(JsonNode failed) {
        return new String(Base64.getDecoder().decode(failed.path("rawData").asText()), StandardCharsets.UTF_8);
    }

    double metric(String name) {
        return broker.metrics.getOrDefault(name, 0.0);
    }

    @Override
    public void close() {
        broker.close();
    }
}
