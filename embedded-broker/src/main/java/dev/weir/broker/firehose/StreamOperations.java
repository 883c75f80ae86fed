package dev.weir.broker.firehose;

import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Partition;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.kinesis.StreamReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.KinesisStreamSourceConfiguration;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsRequest;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;

/** Delivery streams come, change, are told of and go. */
final class StreamOperations {

    /** The service's quota for an account in a region. */
    private static final int MOST = 5_000;

    private static final int PAGE = 10;

    private final FirehoseParts parts;
    private final DestinationRules rules;

    StreamOperations(FirehoseParts parts, DestinationRules rules) {
        this.parts = parts;
        this.rules = rules;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "CreateDeliveryStream", false, false, CreateDeliveryStreamRequest::builder, this::create),
                new Operation<>(
                        "DeleteDeliveryStream", false, false, DeleteDeliveryStreamRequest::builder, this::delete),
                new Operation<>(
                        "DescribeDeliveryStream", true, false, DescribeDeliveryStreamRequest::builder, this::describe),
                new Operation<>("ListDeliveryStreams", true, false, ListDeliveryStreamsRequest::builder, this::list),
                new Operation<>("UpdateDestination", false, false, UpdateDestinationRequest::builder, this::update));
    }

    private CreateDeliveryStreamResponse create(CreateDeliveryStreamRequest request, Call call) {
        String region = parts.streams().region(call);
        DeliveryStreamType type =
                request.deliveryStreamType() == null ? DeliveryStreamType.DIRECT_PUT : request.deliveryStreamType();
        StreamReader read = source(type, request.kinesisStreamSourceConfiguration());
        if (read != null) {
            checkSource(request, region);
        }
        Destination destination = rules.checked(Destination.of(request), type);
        TagStore.check(request.tags());
        var sealing = request.deliveryStreamEncryptionConfigurationInput();
        Encryption encryption =
                sealing == null ? Encryption.NONE : EncryptionOperations.enabling(parts, region, type, sealing);
        if (parts.streams().in(region).size() >= MOST) {
            throw FirehoseErrors.limit("You have already consumed your firehose quota of " + MOST + " hoses.");
        }
        Instant now = parts.streams().now();
        KinesisStreamSourceConfiguration source = request.kinesisStreamSourceConfiguration();
        DeliveryStream stream = new DeliveryStream(
                parts.deliveries().nextId(),
                parts.config().accountId(),
                region,
                request.deliveryStreamName(),
                type,
                now,
                null,
                1,
                Lifecycle.until(
                        Lifecycle.State.CREATING, now.plus(parts.config().stateDelay())),
                source == null ? null : new StreamSource(source.kinesisStreamARN(), source.roleARN(), now),
                request.directPutSourceConfiguration() == null
                        ? null
                        : request.directPutSourceConfiguration().throughputHintInMBs(),
                destination,
                encryption);
        parts.streams().add(stream);
        parts.tags().put(stream, request.tags());
        if (read != null) {
            beginAtEnd(stream, read);
        }
        parts.deliveries().start(stream);
        return CreateDeliveryStreamResponse.builder()
                .deliveryStreamARN(stream.arn())
                .build();
    }

    /** The service describes the stream in the role that it is given, before it takes it on. */
    private void checkSource(CreateDeliveryStreamRequest request, String region) {
        KinesisStreamSourceConfiguration source = request.kinesisStreamSourceConfiguration();
        String arn = "arn:" + Partition.of(region) + ":firehose:" + region + ":"
                + parts.config().accountId() + ":deliverystream/" + request.deliveryStreamName();
        ServiceRole role = DeliveryStream.role(source.roleARN(), arn, region);
        DescribeStreamRequest described = DescribeStreamRequest.builder()
                .streamARN(source.kinesisStreamARN())
                .build();
        try {
            parts.delivery().calls().check(role, ServiceId.KINESIS, "DescribeStream", described);
        } catch (AwsException e) {
            throw FirehoseErrors.invalid("Role " + source.roleARN()
                    + " is not authorized to perform: kinesis:DescribeStream on resource "
                    + source.kinesisStreamARN() + ".");
        }
    }

    /** The service reads a stream from LATEST on. */
    private void beginAtEnd(DeliveryStream stream, StreamReader read) {
        for (StreamReader.ShardView shard : read.shards()) {
            parts.delivery().checkpoints().begin(stream.id(), shard.index(), read.number(), read.end(shard.index()));
        }
    }

    private @Nullable StreamReader source(
            DeliveryStreamType type, @Nullable KinesisStreamSourceConfiguration configuration) {
        return switch (type) {
            case DIRECT_PUT -> {
                if (configuration != null) {
                    throw FirehoseErrors.invalid(
                            "KinesisStreamSourceConfig is only applicable for KinesisStreamAsSource stream type.");
                }
                yield null;
            }
            case KINESIS_STREAM_AS_SOURCE -> {
                if (configuration == null) {
                    throw FirehoseErrors.invalid(
                            "KinesisStreamSourceConfig is required for KinesisStreamAsSource stream type.");
                }
                StreamReader reader = parts.delivery().streams().apply(configuration.kinesisStreamARN());
                if (reader == null) {
                    throw FirehoseErrors.invalid(
                            "The stream " + configuration.kinesisStreamARN() + " does not exist in this broker.");
                }
                yield reader;
            }
            default -> throw FirehoseErrors.invalid("The broker of Weir has no source " + type + ".");
        };
    }

    private DeleteDeliveryStreamResponse delete(DeleteDeliveryStreamRequest request, Call call) {
        DeliveryStream stream = parts.streams().get(call, request.deliveryStreamName());
        Instant end = parts.streams().now().plus(parts.config().stateDelay());
        DeliveryStream deleting = parts.streams().change(stream, present -> {
            if (present.lifecycle().state() == Lifecycle.State.CREATING
                    || present.lifecycle().isDeleting()) {
                throw parts.errors().notActive(present);
            }
            return present.with(Lifecycle.until(Lifecycle.State.DELETING, end));
        });
        parts.deliveries().delete(deleting);
        return DeleteDeliveryStreamResponse.builder().build();
    }

    private DescribeDeliveryStreamResponse describe(DescribeDeliveryStreamRequest request, Call call) {
        DeliveryStream stream = parts.streams().get(call, request.deliveryStreamName());
        boolean after = Destination.ID.equals(request.exclusiveStartDestinationId());
        return DescribeDeliveryStreamResponse.builder()
                .deliveryStreamDescription(Descriptions.of(stream, !after))
                .build();
    }

    private ListDeliveryStreamsResponse list(ListDeliveryStreamsRequest request, Call call) {
        @Nullable String after = request.exclusiveStartDeliveryStreamName();
        int limit = request.limit() == null ? PAGE : request.limit();
        List<String> left = parts.streams().in(parts.streams().region(call)).stream()
                .filter(stream -> request.deliveryStreamType() == null || stream.type() == request.deliveryStreamType())
                .map(DeliveryStream::name)
                .filter(name -> after == null || name.compareTo(after) > 0)
                .toList();
        return ListDeliveryStreamsResponse.builder()
                .deliveryStreamNames(left.stream().limit(limit).toList())
                .hasMoreDeliveryStreams(left.size() > limit)
                .build();
    }

    private UpdateDestinationResponse update(UpdateDestinationRequest request, Call call) {
        DeliveryStream stream = parts.active(call, request.deliveryStreamName());
        if (!request.destinationId().equals(Destination.ID)) {
            throw FirehoseErrors.invalid("Destination Id " + request.destinationId() + " not found");
        }
        DeliveryStream changed = parts.streams().change(stream, present -> {
            if (!request.currentDeliveryStreamVersionId().equals(Integer.toString(present.version()))) {
                throw FirehoseErrors.wrongVersion(present, request.currentDeliveryStreamVersionId());
            }
            Destination next = rules.checked(present.destination().updated(request), present.type());
            BackupRules.check(present.destination(), next);
            return present.with(next, parts.streams().now());
        });
        parts.deliveries().follow(changed);
        return UpdateDestinationResponse.builder().build();
    }
}
