package dev.weir.broker.lambda.mapping;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Partition;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.lambda.LambdaErrors;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** What creates, tells, changes and deletes event source mappings; only streams of Kinesis are sources. */
public final class MappingOperations {

    private static final int LISTED = 100;
    private static final int BATCH_SIZE = 100;

    private final MappingParts parts;
    private final Mappings mappings;
    private final FailedBatches failed;

    public MappingOperations(MappingParts parts, Mappings mappings) {
        this.parts = parts;
        this.mappings = mappings;
        this.failed = new FailedBatches(parts.objects(), parts.calls());
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "CreateEventSourceMapping",
                        false,
                        false,
                        CreateEventSourceMappingRequest::builder,
                        this::create),
                new Operation<>(
                        "GetEventSourceMapping",
                        true,
                        false,
                        GetEventSourceMappingRequest::builder,
                        (request, call) -> mappings.described(mappings.get(region(call), request.uuid()))),
                new Operation<>(
                        "ListEventSourceMappings", true, false, ListEventSourceMappingsRequest::builder, this::list),
                new Operation<>(
                        "UpdateEventSourceMapping",
                        false,
                        false,
                        UpdateEventSourceMappingRequest::builder,
                        this::update),
                new Operation<>(
                        "DeleteEventSourceMapping",
                        false,
                        false,
                        DeleteEventSourceMappingRequest::builder,
                        (request, call) ->
                                mappings.described(mappings.delete(mappings.get(region(call), request.uuid())))));
    }

    private String region(Call call) {
        return call.regionOr(parts.homeRegion());
    }

    private EventSourceMappingConfiguration create(CreateEventSourceMappingRequest request, Call call) {
        String region = region(call);
        String arn = request.eventSourceArn();
        if (arn == null || !arn.contains(":kinesis:") || !arn.contains(":stream/") || arn.contains("/consumer/")) {
            throw LambdaErrors.invalid("This broker's Lambda reads streams of Kinesis only, named by their ARN, and"
                    + " without a consumer of their own: " + arn);
        }
        unserved("TumblingWindowInSeconds", isMoreThan(request.tumblingWindowInSeconds(), 0));
        unserved("KMSKeyArn", request.kmsKeyArn() != null);
        String function = parts.functions().apply(region, request.functionName());
        StreamReader stream = parts.streams().apply(arn);
        if (stream == null) {
            throw LambdaErrors.invalid("Stream not found: " + arn);
        }
        checkSource(region, function, arn);
        check(request.startingPosition(), request.startingPositionTimestamp());
        checkDestination(request.destinationConfig());
        EventFilter.of(request.filterCriteria());
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        UUID uuid = UUID.randomUUID();
        Instant now = mappings.now();
        EventSourceMappingConfiguration.Builder settings = EventSourceMappingConfiguration.builder()
                .uuid(uuid.toString())
                .eventSourceMappingArn("arn:" + Partition.of(region) + ":lambda:" + region + ":" + parts.accountId()
                        + ":event-source-mapping:" + uuid)
                .eventSourceArn(arn)
                .functionArn(function)
                .startingPosition(request.startingPosition())
                .startingPositionTimestamp(request.startingPositionTimestamp())
                .batchSize(orElse(request.batchSize(), BATCH_SIZE))
                .maximumBatchingWindowInSeconds(orElse(request.maximumBatchingWindowInSeconds(), 0))
                .parallelizationFactor(orElse(request.parallelizationFactor(), 1))
                .maximumRetryAttempts(orElse(request.maximumRetryAttempts(), -1))
                .maximumRecordAgeInSeconds(orElse(request.maximumRecordAgeInSeconds(), -1))
                .bisectBatchOnFunctionError(Boolean.TRUE.equals(request.bisectBatchOnFunctionError()))
                .tumblingWindowInSeconds(0)
                .destinationConfig(destination(request.destinationConfig()))
                .filterCriteria(request.filterCriteria())
                .state(enabled ? Mapping.CREATING : Mapping.DISABLED)
                .stateTransitionReason("User action")
                .lastModified(now);
        if (request.hasFunctionResponseTypes()) {
            settings.functionResponseTypes(request.functionResponseTypes());
        }
        Mapping mapping = new Mapping(uuid, region, settings.build(), stream.number(), now, mappings.settled());
        mappings.add(mapping);
        return mapping.settings().toBuilder()
                .lastProcessingResult("No records processed")
                .build();
    }

    /** The service describes the stream in the function's role, before it takes the mapping on. */
    private void checkSource(String region, String function, String streamArn) {
        DescribeStreamRequest request =
                DescribeStreamRequest.builder().streamARN(streamArn).build();
        try {
            parts.calls().make(region, function, ServiceId.KINESIS, "DescribeStream", request, () -> streamArn);
        } catch (AwsException e) {
            throw LambdaErrors.invalid("Cannot access stream " + streamArn + ". " + ShardRun.PLEASE);
        }
    }

    private void check(@Nullable EventSourcePosition position, @Nullable Instant time) {
        if (position == null) {
            throw LambdaErrors.invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                    + " constraint: Member must not be null.");
        }
        if ((position == EventSourcePosition.AT_TIMESTAMP) != (time != null)) {
            throw LambdaErrors.invalid(
                    "StartingPositionTimestamp must be given with the StartingPosition AT_TIMESTAMP, and only then.");
        }
        if (time != null && time.isAfter(mappings.now())) {
            throw LambdaErrors.invalid("StartingPositionTimestamp cannot be in the future.");
        }
    }

    private void checkDestination(@Nullable DestinationConfig config) {
        String destination = destinationArn(config);
        unserved(
                "DestinationConfig.OnSuccess",
                config != null
                        && config.onSuccess() != null
                        && config.onSuccess().destination() != null);
        if (destination == null) {
            return;
        }
        if (!FailedBatches.isServed(destination)) {
            throw LambdaErrors.invalid("This broker puts failed batches into buckets of its S3 only"
                    + " (arn:aws:s3:::BUCKET), and has neither SQS nor SNS: " + destination);
        }
        if (!failed.isThere(destination)) {
            throw LambdaErrors.invalid("The destination's bucket does not exist: " + destination);
        }
    }

    private static @Nullable String destinationArn(@Nullable DestinationConfig config) {
        String arn = config == null || config.onFailure() == null
                ? null
                : config.onFailure().destination();
        return arn == null || arn.isEmpty() ? null : arn;
    }

    private static DestinationConfig destination(@Nullable DestinationConfig config) {
        String arn = destinationArn(config);
        return DestinationConfig.builder().onFailure(f -> f.destination(arn)).build();
    }

    private static void unserved(String member, boolean asked) {
        if (asked) {
            throw LambdaErrors.invalid("This broker's Lambda does not serve " + member + ": leave it out.");
        }
    }

    private static boolean isMoreThan(@Nullable Integer value, int bound) {
        return value != null && value > bound;
    }

    private static Integer orElse(@Nullable Integer value, int otherwise) {
        return value == null ? Integer.valueOf(otherwise) : value;
    }

    private EventSourceMappingConfiguration update(UpdateEventSourceMappingRequest request, Call call) {
        unserved("TumblingWindowInSeconds", isMoreThan(request.tumblingWindowInSeconds(), 0));
        checkDestination(request.destinationConfig());
        EventFilter.of(request.filterCriteria());
        String region = region(call);
        String function =
                request.functionName() == null ? null : parts.functions().apply(region, request.functionName());
        Mapping changed = mappings.change(mappings.get(region, request.uuid()), present -> {
            EventSourceMappingConfiguration old = present.settings();
            EventSourceMappingConfiguration.Builder settings = old.toBuilder();
            settings.functionArn(function == null ? old.functionArn() : function);
            settings.batchSize(or(request.batchSize(), old.batchSize()));
            settings.maximumBatchingWindowInSeconds(
                    or(request.maximumBatchingWindowInSeconds(), old.maximumBatchingWindowInSeconds()));
            settings.parallelizationFactor(or(request.parallelizationFactor(), old.parallelizationFactor()));
            settings.maximumRetryAttempts(or(request.maximumRetryAttempts(), old.maximumRetryAttempts()));
            settings.maximumRecordAgeInSeconds(
                    or(request.maximumRecordAgeInSeconds(), old.maximumRecordAgeInSeconds()));
            if (request.bisectBatchOnFunctionError() != null) {
                settings.bisectBatchOnFunctionError(request.bisectBatchOnFunctionError());
            }
            if (request.destinationConfig() != null) {
                settings.destinationConfig(destination(request.destinationConfig()));
            }
            if (request.filterCriteria() != null) {
                settings.filterCriteria(request.filterCriteria());
            }
            if (request.hasFunctionResponseTypes()) {
                settings.functionResponseTypes(request.functionResponseTypes());
            }
            boolean was = present.reads();
            boolean reads = request.enabled() == null ? was : request.enabled();
            settings.state(state(was, reads)).lastModified(mappings.now());
            return present.with(settings.build(), mappings.settled());
        });
        return mappings.described(changed);
    }

    private static String state(boolean was, boolean reads) {
        if (was == reads) {
            return reads ? Mapping.UPDATING : Mapping.DISABLED;
        }
        return reads ? Mapping.ENABLING : Mapping.DISABLING;
    }

    private static @Nullable Integer or(@Nullable Integer value, @Nullable Integer otherwise) {
        return value == null ? otherwise : value;
    }

    private ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request, Call call) {
        String region = region(call);
        String function =
                request.functionName() == null ? null : parts.functions().apply(region, request.functionName());
        List<Mapping> all = mappings.in(region).stream()
                .filter(each -> request.eventSourceArn() == null
                        || request.eventSourceArn().equals(each.settings().eventSourceArn()))
                .filter(each ->
                        function == null || function.equals(each.settings().functionArn()))
                .toList();
        int from = 0;
        for (int i = 0; i < all.size() && request.marker() != null; i++) {
            if (all.get(i).uuid().toString().equals(request.marker())) {
                from = i + 1;
            }
        }
        int until = Math.min(all.size(), from + Math.min(LISTED, orElse(request.maxItems(), LISTED)));
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(all.subList(from, until).stream()
                        .map(mappings::described)
                        .toList())
                .nextMarker(until < all.size() ? all.get(until - 1).uuid().toString() : null)
                .build();
    }
}
