package dev.weir.app.query.ask;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * A stream that is nowhere: the SDK's client, and in place of the network one answer to GetRecords that never changes. Reading it loads
 * what reading a real one needs, and lets the JIT look at it. One thread.
 */
final class MadeUpStream implements AutoCloseable {

    private static final int RECORDS = 200;
    private static final int EPOCH_TAG = 1;

    private final KinesisClient client;

    MadeUpStream() throws IOException {
        byte[] answer = answer();
        client = KinesisClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                // Nothing of a damaged ~/.aws, whose profiles are not needed.
                .overrideConfiguration(configuration -> configuration.defaultProfileFile(
                        ProfileFile.aggregator().build()))
                .httpClient(new Loop(answer))
                .build();
    }

    /** The next records, which are always the same. */
    List<Record> read() {
        return client.getRecords(request -> request.shardIterator("none")).records();
    }

    @Override
    public void close() {
        client.close();
    }

    private static byte[] answer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("MillisBehindLatest", 0);
            out.writeStringField("NextShardIterator", "none");
            out.writeArrayFieldStart("Records");
            for (int i = 0; i < RECORDS; i++) {
                out.writeStartObject();
                out.writeFieldName("ApproximateArrivalTimestamp");
                out.writeTag(EPOCH_TAG);
                out.writeNumber(1_000L * i);
                out.writeBinaryField("Data", data(i));
                out.writeStringField("PartitionKey", "key " + i);
                out.writeStringField("SequenceNumber", String.valueOf(i));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static byte[] data(int number) {
        String text = "{\"a\":\"text " + number + "\",\"b\":{\"c\":" + number
                + ".5},\"d\":\"2026-01-01T00:00:00Z\",\"e\":[" + number + "],\"f\":\"" + "x".repeat(200) + "\"}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The one answer to whatever is asked. */
    private static final class Loop implements SdkHttpClient {

        private final byte[] answer;

        Loop(byte[] answer) {
            this.answer = answer;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(200)
                                    .putHeader("Content-Type", "application/x-amz-cbor-1.1")
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                            .build();
                }

                @Override
                public void abort() {
                    // The answer is there before anybody could.
                }
            };
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
