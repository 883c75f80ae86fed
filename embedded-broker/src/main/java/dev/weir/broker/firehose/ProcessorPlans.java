package dev.weir.broker.firehose;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.firehose.delivery.DeliveryMetrics;
import dev.weir.broker.firehose.process.Deaggregation;
import dev.weir.broker.firehose.process.Delimiter;
import dev.weir.broker.firehose.process.KplDeaggregation;
import dev.weir.broker.firehose.process.LambdaException;
import dev.weir.broker.firehose.process.LambdaInvoker;
import dev.weir.broker.firehose.process.LambdaRequest;
import dev.weir.broker.firehose.process.LambdaTransform;
import dev.weir.broker.firehose.process.LogsProcessing;
import dev.weir.broker.firehose.process.MetadataQuery;
import dev.weir.broker.firehose.process.PartitionKeys;
import dev.weir.broker.firehose.process.Pipeline;
import dev.weir.broker.firehose.process.Processor;
import dev.weir.broker.time.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** Makes processors out of their configuration. */
final class ProcessorPlans {

    /** The order in which the service works, whatever order they are configured in. */
    private static final List<ProcessorType> ORDER = List.of(
            ProcessorType.DECOMPRESSION,
            ProcessorType.CLOUD_WATCH_LOG_PROCESSING,
            ProcessorType.RECORD_DE_AGGREGATION,
            ProcessorType.LAMBDA,
            ProcessorType.METADATA_EXTRACTION,
            ProcessorType.APPEND_DELIMITER_TO_RECORD);

    private final LambdaInvoker lambda;
    private final TimeSource time;
    private final ServiceCalls calls;

    ProcessorPlans(LambdaInvoker lambda, TimeSource time, ServiceCalls calls) {
        this.lambda = lambda;
        this.time = time;
        this.calls = calls;
    }

    /** @param partitionKeys that the prefix names, with their namespaces; empty where records are not partitioned */
    Pipeline of(
            DeliveryStream stream,
            @Nullable ProcessingConfiguration processing,
            Set<String> partitionKeys,
            DeliveryMetrics metrics) {
        List<Processor> made = new ArrayList<>();
        if (stream.source() != null) {
            made.add(KplDeaggregation.processor());
        }
        if (processing != null && Boolean.TRUE.equals(processing.enabled())) {
            processing.processors().stream()
                    .sorted(Comparator.comparingInt(processor -> ORDER.indexOf(processor.type())))
                    .forEach(processor -> {
                        Processor each = made(stream, new ProcessorParameters(processor), metrics);
                        if (each != null) {
                            made.add(each);
                        }
                    });
        }
        if (!partitionKeys.isEmpty()) {
            made.add(PartitionKeys.named(partitionKeys));
        }
        return new Pipeline(made);
    }

    private @Nullable Processor made(DeliveryStream stream, ProcessorParameters parameters, DeliveryMetrics metrics) {
        return switch (parameters.type()) {
            case DECOMPRESSION -> LogsProcessing.decompression();
            case CLOUD_WATCH_LOG_PROCESSING ->
                parameters.extractsMessages() ? LogsProcessing.messageExtraction() : null;
            case RECORD_DE_AGGREGATION -> {
                byte[] delimiter = parameters.subRecordDelimiter();
                yield delimiter == null ? Deaggregation.json() : Deaggregation.delimited(delimiter);
            }
            case LAMBDA ->
                new LambdaTransform(
                        inRole(stream, parameters),
                        parameters.lambdaArn(),
                        parameters.retries(),
                        parameters.bufferBytes(),
                        new LambdaRequest(
                                stream.arn(),
                                stream.region(),
                                stream.source() == null ? null : stream.source().arn()),
                        time,
                        metrics::record);
            case METADATA_EXTRACTION -> MetadataQuery.parse(parameters.query()).processor();
            case APPEND_DELIMITER_TO_RECORD -> Delimiter.of(parameters.delimiter());
            default -> throw new IllegalStateException("A processor was kept that cannot be: " + parameters.type());
        };
    }

    /** Calls functions in the processor's role, or else in that of the destination. */
    private LambdaInvoker inRole(DeliveryStream stream, ProcessorParameters parameters) {
        String own = parameters.roleArn();
        ServiceRole role = stream.role(own == null ? stream.destination().roleArn() : own);
        return (function, payload) -> {
            InvokeRequest request =
                    InvokeRequest.builder().functionName(function).build();
            try {
                return calls.make(role, ServiceId.LAMBDA, "Invoke", request, () -> lambda.invoke(function, payload));
            } catch (AwsException e) {
                if (e.code().equals(ServiceCalls.DENIED)) {
                    throw new LambdaException(
                            "Lambda.InvokeAccessDenied",
                            "Access was denied. Ensure that the access policy for the provided IAM role allows access"
                                    + " to the Lambda function. " + e.getMessage());
                }
                throw e;
            }
        };
    }
}
