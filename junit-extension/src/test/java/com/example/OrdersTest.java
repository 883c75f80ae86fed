package com.example;

// begin: extension
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.junit.EmbeddedKinesis;
import dev.weir.junit.FromBroker;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

@EmbeddedKinesis(streams = @EmbeddedKinesis.Stream(value = "orders", shards = 2))
class OrdersTest {

    @FromBroker
    URI endpoint;

    @Test
    void anOrderIsWritten(KinesisClient kinesis) {
        kinesis.putRecord(r -> r.streamName("orders").partitionKey("7").data(SdkBytes.fromUtf8String("tea")));
        assertThat(kinesis.listShards(r -> r.streamName("orders")).shards()).hasSize(2);
    }

    @Test
    @EmbeddedKinesis(limits = true, storage = EmbeddedKinesis.Storage.TEMPORARY_FOLDER)
    void thisMethodHasABrokerForItself(Broker broker, KinesisAsyncClient kinesis) {
        assertThat(kinesis.listStreams().join().streamNames()).isEmpty();
        assertThat(broker.endpoint()).isEqualTo(endpoint);
    }
}
// end: extension
