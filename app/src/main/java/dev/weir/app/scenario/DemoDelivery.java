package dev.weir.app.scenario;

import dev.weir.app.connection.Clients;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * Has one of the demo's streams delivered to S3, so that there are objects to look at. It begins a while after the window
 * has been shown, as it needs clients that nothing else needs so early. Ends by itself once the delivery stream is there.
 */
final class DemoDelivery implements Runnable {

    static final String BUCKET = "weir-demo";

    private static final System.Logger LOG = System.getLogger(DemoDelivery.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Clients clients;
    private final String streamName;
    private final Duration before;

    /** @param before how long it waits first */
    DemoDelivery(Clients clients, String streamName, Duration before) {
        this.clients = clients;
        this.streamName = streamName;
        this.before = before;
    }

    String deliveryStreamName() {
        return streamName + "-to-s3";
    }

    @Override
    public void run() {
        try {
            Thread.sleep(before);
            while (!made()) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean made() {
        try {
            String arn = activeStream();
            if (arn == null) {
                return false;
            }
            makeBucket();
            clients.firehose().createDeliveryStream(request(arn));
            return true;
        } catch (ResourceInUseException e) {
            // It is there since an earlier run.
            return true;
        } catch (SdkException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(System.Logger.Level.DEBUG, "The demo's delivery stream could not be made, trying again.", e);
            }
            return false;
        }
    }

    private @Nullable String activeStream() {
        var stream = clients.kinesis()
                .describeStreamSummary(request -> request.streamName(streamName))
                .streamDescriptionSummary();
        return stream.streamStatus() == StreamStatus.ACTIVE ? stream.streamARN() : null;
    }

    private void makeBucket() {
        try {
            clients.s3().createBucket(request -> request.bucket(BUCKET));
        } catch (BucketAlreadyOwnedByYouException e) {
            LOG.log(System.Logger.Level.DEBUG, "The demo's bucket is there already.", e);
        }
    }

    private CreateDeliveryStreamRequest request(String streamArn) {
        String role = "arn:aws:iam::000000000000:role/firehose";
        return CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(deliveryStreamName())
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN(streamArn).roleARN(role))
                .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::" + BUCKET)
                        .roleARN(role)
                        .prefix(streamName + "/!{timestamp:yyyy/MM/dd/HH}/")
                        .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                        .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(60))
                        .compressionFormat(CompressionFormat.GZIP)
                        .processingConfiguration(processing -> processing
                                .enabled(true)
                                .processors(Processor.builder()
                                        .type(ProcessorType.APPEND_DELIMITER_TO_RECORD)
                                        .build()))
                        .cloudWatchLoggingOptions(options -> options.enabled(true)
                                .logGroupName("/aws/kinesisfirehose/" + deliveryStreamName())
                                .logStreamName("DestinationDelivery")))
                .build();
    }
}
