package dev.weir.broker.firehose;

import dev.weir.broker.firehose.object.Prefix;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** What processors may be, and how they go together with the rest of a destination. */
final class ProcessorRules {

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if they cannot be */
    void check(ExtendedS3DestinationConfiguration s3, boolean partitioned, Prefix prefix) {
        ProcessingConfiguration processing = s3.processingConfiguration();
        Set<ProcessorType> types = check(processing);
        if (!partitioned) {
            if (types.contains(ProcessorType.METADATA_EXTRACTION)) {
                throw FirehoseErrors.invalid(
                        "The MetadataExtraction processor can be used only when Dynamic Partitioning is enabled.");
            }
            return;
        }
        if (!types.contains(ProcessorType.METADATA_EXTRACTION) && !types.contains(ProcessorType.LAMBDA)) {
            throw FirehoseErrors.invalid(
                    "A MetadataExtraction or Lambda processor is required when Dynamic Partitioning is enabled.");
        }
        if (prefix.keys().isEmpty()) {
            throw FirehoseErrors.invalid(
                    "Prefix must contain partitionKeyFromQuery or partitionKeyFromLambda when Dynamic"
                            + " Partitioning is enabled.");
        }
        if (!prefix.keysFromLambda().isEmpty() && !types.contains(ProcessorType.LAMBDA)) {
            throw FirehoseErrors.invalid("Prefix uses partitionKeyFromLambda, which needs a Lambda processor.");
        }
        Set<String> extracted = extractedKeys(processing);
        if (!extracted.containsAll(prefix.keysFromQuery())) {
            Set<String> missing = new HashSet<>(prefix.keysFromQuery());
            missing.removeAll(extracted);
            throw FirehoseErrors.invalid(
                    "MetadataExtractionQuery does not have the keys that Prefix uses: " + String.join(", ", missing));
        }
    }

    private static Set<String> extractedKeys(ProcessingConfiguration processing) {
        Set<String> keys = new HashSet<>();
        processing.processors().stream()
                .filter(processor -> processor.type() == ProcessorType.METADATA_EXTRACTION)
                .forEach(processor -> keys.addAll(
                        new ProcessorParameters(processor).metadata().keys()));
        return keys;
    }

    /** Checks processors by themselves. */
    Set<ProcessorType> check(@Nullable ProcessingConfiguration processing) {
        Set<ProcessorType> types = new HashSet<>();
        if (processing == null || !Boolean.TRUE.equals(processing.enabled())) {
            return types;
        }
        for (Processor processor : processing.processors()) {
            if (!types.add(processor.type())) {
                throw FirehoseErrors.invalid("There can be one processor of type " + processor.type() + " only.");
            }
            new ProcessorParameters(processor).check();
        }
        return types;
    }
}
