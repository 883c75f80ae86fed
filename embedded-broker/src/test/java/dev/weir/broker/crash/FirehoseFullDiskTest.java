package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.s3.S3Clients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A disk that takes no more, as a limit on the size of files makes it: puts are refused, and what was acknowledged comes. */
@DisabledOnOs(OS.WINDOWS)
class FirehoseFullDiskTest {

    private static final int MIB = 1 << 20;
    private static final String FILLING = " " + "x".repeat(100_000);

    @TempDir
    Path folder;

    @Test
    void nothingIsAcknowledgedThatDoesNotFit() throws Exception {
        Set<Integer> acknowledged = new TreeSet<>();
        try (ChildBroker broker = ChildBroker.startWithin(folder.resolve("data"), 4 * MIB);
                FirehoseClient firehose = client(broker.endpoint());
                S3Client s3 = S3Clients.sync(broker.endpoint())) {
            s3.createBucket(r -> r.bucket("lake"));
            firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                    .extendedS3DestinationConfiguration(x -> x.roleARN("arn:aws:iam::000000000000:role/r")
                            .bucketARN("arn:aws:s3:::lake")
                            .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(1))));
            while (firehose.describeDeliveryStream(r -> r.deliveryStreamName("d"))
                            .deliveryStreamDescription()
                            .deliveryStreamStatus()
                    != DeliveryStreamStatus.ACTIVE) {
                Thread.onSpinWait();
            }
            int refused = 0;
            int first = 0;
            for (; refused == 0 && first < 10_000; first += 5) {
                refused = put(firehose, first, acknowledged);
            }
            assertThat(refused).isEqualTo(5);
            // What is smaller may fit, and then it counts.
            for (int more = 0; more < 20; more++, first += 5) {
                put(firehose, first, acknowledged);
            }
        }
        try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                S3Client s3 = S3Clients.sync(broker.endpoint())) {
            Set<Integer> found = new TreeSet<>();
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!found.containsAll(acknowledged) && System.nanoTime() < until) {
                for (S3Object object :
                        s3.listObjectsV2Paginator(r -> r.bucket("lake")).contents()) {
                    s3.getObjectAsBytes(r -> r.bucket("lake").key(object.key()))
                            .asUtf8String()
                            .lines()
                            .forEach(line -> found.add(Integer.valueOf(line.substring(0, line.indexOf(' ')))));
                }
            }
            assertThat(acknowledged).isNotEmpty();
            assertThat(found).containsAll(acknowledged);
        }
    }

    /** @return how many records were refused */
    private static int put(FirehoseClient firehose, int first, Set<Integer> acknowledged) {
        List<Record> records = new ArrayList<>();
        for (int i = first; i < first + 5; i++) {
            records.add(Record.builder()
                    .data(SdkBytes.fromUtf8String(i + FILLING + "\n"))
                    .build());
        }
        PutRecordBatchResponse answer =
                firehose.putRecordBatch(r -> r.deliveryStreamName("d").records(records));
        for (int i = 0; i < records.size(); i++) {
            String refusal = answer.requestResponses().get(i).errorCode();
            if (refusal == null) {
                acknowledged.add(first + i);
            } else {
                assertThat(refusal).isEqualTo("ServiceUnavailableException");
            }
        }
        return answer.failedPutCount();
    }

    private static FirehoseClient client(URI endpoint) {
        return FirehoseClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
