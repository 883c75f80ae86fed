package dev.weir.app.pipeline;

import static dev.weir.app.records.Eventually.eventually;

import dev.weir.app.connection.Clients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Makes streams, delivery streams, consumers and mappings in a broker. */
public final class SampleAccount {

    private static final String ROLE = "arn:aws:iam::000000000000:role/weir";

    private final Clients clients;

    public SampleAccount(Clients clients) {
        this.clients = clients;
    }

    /** A stream, active; its ARN. */
    public String stream(String name) {
        eventually(name + " is made", () -> {
            try {
                clients.kinesis()
                        .createStream(request -> request.streamName(name).shardCount(1));
                return true;
            } catch (LimitExceededException e) {
                return false; // Five a second may be made.
            }
        });
        eventually(
                name + " is active",
                () -> clients.kinesis()
                                .describeStreamSummary(request -> request.streamName(name))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
        return arn(name);
    }

    public String arn(String stream) {
        return clients.kinesis()
                .describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamARN();
    }

    /** One that delivers a stream to S3 each second. */
    public void delivery(String name, String stream, String bucket, String prefix, CompressionFormat compression) {
        clients.s3().createBucket(request -> request.bucket(bucket));
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName(name)
                        .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                        .kinesisStreamSourceConfiguration(
                                source -> source.kinesisStreamARN(arn(stream)).roleARN(ROLE))
                        .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::" + bucket)
                                .roleARN(ROLE)
                                .prefix(prefix)
                                .errorOutputPrefix("errors/")
                                .compressionFormat(compression)
                                .bufferingHints(
                                        hints -> hints.intervalInSeconds(1).sizeInMBs(1))));
        awaitActive(name);
    }

    public void direct(String name, String bucket) {
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName(name)
                        .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::" + bucket)
                                .roleARN(ROLE)
                                .prefix("direct/")
                                .bufferingHints(
                                        hints -> hints.intervalInSeconds(60).sizeInMBs(1))));
        awaitActive(name);
    }

    private void awaitActive(String delivery) {
        eventually(
                delivery + " is active",
                () -> clients.firehose()
                                .describeDeliveryStream(request -> request.deliveryStreamName(delivery))
                                .deliveryStreamDescription()
                                .deliveryStreamStatus()
                        == DeliveryStreamStatus.ACTIVE);
    }

    public void consumer(String stream, String name) {
        clients.kinesis()
                .registerStreamConsumer(
                        request -> request.streamARN(arn(stream)).consumerName(name));
    }

    /** A function that reads a stream, switched off so that none of its code is run. */
    public void function(String name, String stream) {
        clients.lambda()
                .createFunction(request -> request.functionName(name)
                        .runtime(Runtime.JAVA21)
                        .role(ROLE)
                        .handler("example.Handler::handle")
                        .code(code -> code.zipFile(SdkBytes.fromByteArray(archive()))));
        clients.lambda()
                .createEventSourceMapping(request -> request.functionName(name)
                        .eventSourceArn(arn(stream))
                        .enabled(false)
                        .batchSize(50)
                        .startingPosition(EventSourcePosition.LATEST));
    }

    public void put(String stream, String key, String text) {
        clients.kinesis()
                .putRecord(
                        request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(text)));
    }

    private static byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("example/Handler.class"));
            zip.write("none".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
