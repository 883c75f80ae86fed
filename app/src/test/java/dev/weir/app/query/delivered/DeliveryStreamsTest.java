package dev.weir.app.query.delivered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/** Where delivery streams put their objects. */
class DeliveryStreamsTest {

    @Test
    void thePrefixIsCutBeforeWhatChanges() {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO))) {
            FirehoseClient firehose = broker.clients().firehose();
            broker.clients().s3().createBucket(request -> request.bucket("lake"));
            create(firehose, "a", null);
            create(firehose, "b", "orders/!{timestamp:yyyy}/!{timestamp:MM}/");
            assertThat(DeliveryStreams.all(firehose))
                    .containsExactly(
                            new Delivered("a", "s3://lake/", true), new Delivered("b", "s3://lake/orders/", true));
        }
    }

    private static void create(FirehoseClient firehose, String name, String prefix) {
        firehose.createDeliveryStream(request -> request.deliveryStreamName(name)
                .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::lake")
                        .roleARN("arn:aws:iam::000000000000:role/firehose")
                        .prefix(prefix)
                        .errorOutputPrefix(prefix == null ? null : "failed/")));
    }
}
