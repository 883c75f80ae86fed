package dev.weir.app.transform;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** Makes a transform part of a delivery stream to S3. Every call blocks. Thread-safe. */
final class Attachment {

    private static final int MOST_LISTED = 5_000;

    private final Supplier<FirehoseClient> firehose;

    Attachment(Supplier<FirehoseClient> firehose) {
        this.firehose = firehose;
    }

    /** The names of the account's delivery streams. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more && names.size() < MOST_LISTED) {
            String last = names.isEmpty() ? null : names.getLast();
            ListDeliveryStreamsResponse page = firehose.get()
                    .listDeliveryStreams(request -> request.limit(100).exclusiveStartDeliveryStreamName(last));
            names.addAll(page.deliveryStreamNames());
            more = Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                    && !page.deliveryStreamNames().isEmpty();
        }
        return names;
    }

    /** The processor that gives records to a function. */
    static Processor function(String arn) {
        return processor(
                ProcessorType.LAMBDA,
                parameter(ProcessorParameterName.LAMBDA_ARN, arn),
                parameter(ProcessorParameterName.NUMBER_OF_RETRIES, "3"),
                parameter(ProcessorParameterName.BUFFER_SIZE_IN_M_BS, "1"),
                parameter(ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS, "60"));
    }

    /** The processor that finds partition keys. */
    static Processor extraction(String query) {
        return processor(
                ProcessorType.METADATA_EXTRACTION,
                parameter(ProcessorParameterName.METADATA_EXTRACTION_QUERY, query),
                parameter(ProcessorParameterName.JSON_PARSING_ENGINE, "JQ-1.6"));
    }

    private static Processor processor(ProcessorType type, ProcessorParameter... parameters) {
        return Processor.builder().type(type).parameters(parameters).build();
    }

    private static ProcessorParameter parameter(ProcessorParameterName name, String value) {
        return ProcessorParameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .build();
    }

    /**
     * Puts a processor into a delivery stream, in the place of the one of its type that is there. The others stay.
     *
     * @throws ExpectedFailure if the delivery stream can't have it
     */
    void attach(String name, Processor processor) {
        DeliveryStreamDescription described = firehose.get()
                .describeDeliveryStream(request -> request.deliveryStreamName(name))
                .deliveryStreamDescription();
        DestinationDescription destination = described.destinations().isEmpty()
                ? null
                : described.destinations().getFirst();
        ExtendedS3DestinationDescription s3 =
                destination == null ? null : destination.extendedS3DestinationDescription();
        if (destination == null || s3 == null) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("{0} does not deliver to S3.", name),
                    Text.of(
                            "A transform is attached here to delivery streams to S3 only. Change this one in its own settings."));
        }
        boolean partitioned = s3.dynamicPartitioningConfiguration() != null
                && Boolean.TRUE.equals(s3.dynamicPartitioningConfiguration().enabled());
        if (processor.type() == ProcessorType.METADATA_EXTRACTION && !partitioned) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("{0} has no dynamic partitioning.", name),
                    Text.of(
                            "Firehose lets that be turned on only when a delivery stream is made: make a new one with this expression."));
        }
        ProcessingConfiguration changed = with(s3.processingConfiguration(), processor);
        firehose.get()
                .updateDestination(request -> request.deliveryStreamName(name)
                        .currentDeliveryStreamVersionId(described.versionId())
                        .destinationId(destination.destinationId())
                        .extendedS3DestinationUpdate(update -> update.processingConfiguration(changed)));
    }

    private static ProcessingConfiguration with(@Nullable ProcessingConfiguration present, Processor processor) {
        List<Processor> processors =
                new ArrayList<>(present != null && present.hasProcessors() ? present.processors() : List.of());
        int at = place(processors, processor.type());
        if (at >= 0) {
            processors.set(at, processor);
        } else {
            // A delimiter is appended to what the transform gives, so it comes after it.
            int delimiter = place(processors, ProcessorType.APPEND_DELIMITER_TO_RECORD);
            processors.add(delimiter < 0 ? processors.size() : delimiter, processor);
        }
        return ProcessingConfiguration.builder()
                .enabled(true)
                .processors(processors)
                .build();
    }

    private static int place(List<Processor> processors, ProcessorType type) {
        for (int i = 0; i < processors.size(); i++) {
            if (processors.get(i).type() == type) {
                return i;
            }
        }
        return -1;
    }
}
