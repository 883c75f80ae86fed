package dev.weir.app.query;

import dev.weir.app.connection.Clients;
import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.gallery.ExampleTable;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Makes what an example needs besides the demo's streams. Blocks; throws what the SDK throws. */
final class ExampleNeeds {

    private static final String ROLE = "arn:aws:iam::000000000000:role/firehose";
    private static final int SECONDS = 5;

    private ExampleNeeds() {}

    /** Writes a table's file into a folder. */
    static ReferenceTable write(Path folder, ExampleTable table) throws IOException {
        Path file = Files.createDirectories(folder).resolve(table.name() + ".csv");
        Files.writeString(file, table.csv());
        return new ReferenceTable(table.name(), new ReferenceFile(file, ReferenceFile.Form.CSV, ','), table.fields());
    }

    /**
     * Creates a delivery stream and its bucket, if they are not there.
     *
     * @return whether the delivery stream was created now
     */
    static boolean deliver(Clients clients, ExampleDelivery delivery) {
        try {
            clients.s3().createBucket(request -> request.bucket(delivery.bucket()));
        } catch (BucketAlreadyOwnedByYouException there) {
            // As it should be.
        }
        try {
            clients.firehose()
                    .createDeliveryStream(request -> from(clients, delivery.streamName(), request)
                            .deliveryStreamName(delivery.deliveryStreamName())
                            .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::" + delivery.bucket())
                                    .roleARN(ROLE)
                                    .bufferingHints(hints ->
                                            hints.intervalInSeconds(SECONDS).sizeInMBs(1))));
            return true;
        } catch (ResourceInUseException there) {
            return false;
        }
    }

    private static CreateDeliveryStreamRequest.Builder from(
            Clients clients, @Nullable String streamName, CreateDeliveryStreamRequest.Builder request) {
        if (streamName == null) {
            return request.deliveryStreamType(DeliveryStreamType.DIRECT_PUT);
        }
        String arn = clients.kinesis()
                .describeStreamSummary(of -> of.streamName(streamName))
                .streamDescriptionSummary()
                .streamARN();
        return request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN(arn).roleARN(ROLE));
    }
}
