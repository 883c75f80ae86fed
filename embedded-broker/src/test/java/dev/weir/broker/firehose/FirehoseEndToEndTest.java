package dev.weir.broker.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** From a stream to objects of the local S3, with nothing but SDK clients and a broker as it is started by anybody. */
class FirehoseEndToEndTest {

    private static final int BATCH = 500;

    static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .build();
    }

    @Test
    void everyRecordOfAStreamComesExactlyOnce() throws Exception {
        deliver(20_000);
    }

    @Test
    @Tag("soak")
    void everyRecordOfAMillionComesExactlyOnce() throws Exception {
        deliver(1_000_000);
    }

    private static void deliver(int count) throws Exception {
        BrokerConfig config = BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ofMillis(10));
        java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("firehose-end-to-end");
        try (Broker broker = Broker.start(config.withDataFolder(folder));
                KinesisClient kinesis = client(KinesisClient.builder(), broker.endpoint());
                S3Client s3 = client(S3Client.builder().forcePathStyle(true), broker.endpoint());
                FirehoseClient firehose = client(FirehoseClient.builder(), broker.endpoint())) {
            s3.createBucket(b -> b.bucket("lake"));
            kinesis.createStream(r -> r.streamName("s").shardCount(2));
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName("s"));
            firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                    .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                    .kinesisStreamSourceConfiguration(k -> k.roleARN(FirehoseControlTest.ROLE)
                            .kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                    .extendedS3DestinationConfiguration(x -> x.roleARN(FirehoseControlTest.ROLE)
                            .bucketARN("arn:aws:s3:::lake")
                            .compressionFormat(CompressionFormat.GZIP)
                            .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(1))));
            for (int from = 0; from < count; from += BATCH) {
                int first = from;
                kinesis.putRecords(r -> r.streamName("s")
                        .records(IntStream.range(first, first + BATCH)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("k" + i)
                                        .data(SdkBytes.fromUtf8String(i + "\n"))
                                        .build())
                                .toList()));
            }
            Map<String, Integer> found = new HashMap<>();
            Map<String, Boolean> read = new HashMap<>();
            long until = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            while (found.size() < count && System.nanoTime() < until) {
                for (S3Object object :
                        s3.listObjectsV2Paginator(r -> r.bucket("lake")).contents()) {
                    if (read.put(object.key(), true) == null) {
                        read(s3, object.key(), found);
                    }
                }
            }
            assertThat(found).hasSize(count);
            assertThat(found.values()).allMatch(times -> times == 1);
        }
    }

    private static void read(S3Client s3, String key, Map<String, Integer> found) throws Exception {
        byte[] bytes = s3.getObjectAsBytes(r -> r.bucket("lake").key(key)).asByteArray();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> found.merge(line, 1, Integer::sum));
        }
    }
}
