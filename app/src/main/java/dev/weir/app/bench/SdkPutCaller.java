package dev.weir.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Puts through the SDK, which encodes, hashes and signs each request anew: what one program would get. */
final class SdkPutCaller implements PutCaller {

    private final KinesisClient kinesis;
    private final PutRecordsRequest request;

    SdkPutCaller(KinesisClient kinesis, String streamName, Batch batch) {
        this.kinesis = kinesis;
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < batch.keys().size(); i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey(batch.keys().get(i))
                    .data(SdkBytes.fromByteArrayUnsafe(batch.data().get(i)))
                    .build());
        }
        this.request = PutRecordsRequest.builder()
                .streamName(streamName)
                .records(entries)
                .build();
    }

    @Override
    public void put() throws IOException {
        int refused = kinesis.putRecords(request).failedRecordCount();
        if (refused > 0) {
            throw new IOException(refused + " records were refused.");
        }
    }

    @Override
    public void close() {}
}
