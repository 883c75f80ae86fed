package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.junit.EmbeddedKinesis;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

@EmbeddedKinesis(streams = @EmbeddedKinesis.Stream("orders"))
class ConsumerTest {

    @Test
    void aRecordIsReadAsItWasWritten(KinesisClient kinesis, KinesisAsyncClient async) {
        async.putRecord(r -> r.streamName("orders").partitionKey("1").data(SdkBytes.fromUtf8String("tea")))
                .join();
        String iterator = kinesis.getShardIterator(r -> r.streamName("orders")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        assertEquals("tea", kinesis.getRecords(r -> r.shardIterator(iterator))
                .records()
                .getFirst()
                .data()
                .asUtf8String());
    }

    @Test
    void noWindowComesWithIt() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("javafx.application.Platform"));
    }
}
