package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerResponse;

/** The operations on consumers with enhanced fan-out: registering, describing, listing and deregistering them. */
final class ConsumerOperations {

    private static final int PAGE = 100;
    private static final String LISTING = "ListStreamConsumers";

    private final KinesisParts parts;
    private final Consumers consumers;

    ConsumerOperations(KinesisParts parts, Consumers consumers) {
        this.parts = parts;
        this.consumers = consumers;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "RegisterStreamConsumer", false, false, RegisterStreamConsumerRequest::builder, this::register),
                new Operation<>(
                        "DeregisterStreamConsumer",
                        false,
                        false,
                        DeregisterStreamConsumerRequest::builder,
                        this::deregister),
                new Operation<>(
                        "DescribeStreamConsumer", true, false, DescribeStreamConsumerRequest::builder, this::describe),
                new Operation<>(LISTING, true, false, ListStreamConsumersRequest::builder, this::list));
    }

    RegisterStreamConsumerResponse register(RegisterStreamConsumerRequest request, Call call) {
        StreamName name = parts.streams().name(call, null, request.streamARN());
        parts.checkRate(call, name.name());
        Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
        TagRules.checkNew(tags, Map.of(), name.name(), parts.accountId());
        LiveStream live = parts.streams().get(name);
        Consumer consumer = consumers.register(live, request.consumerName(), tags);
        return RegisterStreamConsumerResponse.builder()
                .consumer(shape(live, consumer))
                .build();
    }

    DeregisterStreamConsumerResponse deregister(DeregisterStreamConsumerRequest request, Call call) {
        Consumers.Registered found =
                consumers.find(call, request.streamARN(), request.consumerName(), request.consumerARN());
        checkRate(call, found.live());
        consumers.deregister(found);
        return DeregisterStreamConsumerResponse.builder().build();
    }

    DescribeStreamConsumerResponse describe(DescribeStreamConsumerRequest request, Call call) {
        Consumers.Registered found =
                consumers.find(call, request.streamARN(), request.consumerName(), request.consumerARN());
        checkRate(call, found.live());
        var shape = shape(found.live(), found.consumer());
        return DescribeStreamConsumerResponse.builder()
                .consumerDescription(ConsumerDescription.builder()
                        .consumerName(shape.consumerName())
                        .consumerARN(shape.consumerARN())
                        .consumerStatus(shape.consumerStatus())
                        .consumerCreationTimestamp(shape.consumerCreationTimestamp())
                        .streamARN(parts.descriptions().arn(found.live().now()))
                        .build())
                .build();
    }

    ListStreamConsumersResponse list(ListStreamConsumersRequest request, Call call) {
        LiveStream live = parts.streams().get(parts.streams().name(call, null, request.streamARN()));
        checkRate(call, live);
        Instant created = request.streamCreationTimestamp();
        if (created != null
                && created.getEpochSecond() != live.now().createdAt().getEpochSecond()) {
            throw parts.errors().streamNotFound(live.now().name().name());
        }
        String after = startAfter(request.nextToken(), created, live);
        int limit = request.maxResults() == null ? PAGE : Math.min(PAGE, request.maxResults());
        List<Consumer> rest = live.consumers().present(parts.streams().now()).stream()
                .filter(consumer -> consumer.name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<Consumer> page = rest.subList(0, Math.min(limit, rest.size()));
        var response = ListStreamConsumersResponse.builder()
                .consumers(page.stream().map(consumer -> shape(live, consumer)).toList());
        if (rest.size() > limit) {
            response.nextToken(parts.token(
                    LISTING,
                    List.of(Long.toString(live.now().id()), page.getLast().name())));
        }
        return response.build();
    }

    /** A token names its stream, so that one of a stream is not taken for another. */
    private String startAfter(@Nullable String token, @Nullable Instant created, LiveStream live) {
        if (token == null) {
            return "";
        }
        if (created != null) {
            throw KinesisErrors.invalidArgument("NextToken and StreamCreationTimestamp cannot be provided together.");
        }
        List<String> fields = parts.readToken(token, LISTING);
        if (!fields.getFirst().equals(Long.toString(live.now().id()))) {
            throw KinesisErrors.invalidArgument("Invalid NextToken.");
        }
        return fields.getLast();
    }

    private void checkRate(Call call, LiveStream live) {
        if (parts.config().limits()
                && !live.consumers().admit(call.operation(), parts.time().nanoTime())) {
            throw parts.errors().callRate(live.now().name().name());
        }
    }

    private software.amazon.awssdk.services.kinesis.model.Consumer shape(LiveStream live, Consumer consumer) {
        return software.amazon.awssdk.services.kinesis.model.Consumer.builder()
                .consumerName(consumer.name())
                .consumerARN(consumer.arn(parts.descriptions().arn(live.now())))
                .consumerStatus(consumer.status(parts.streams().now()))
                .consumerCreationTimestamp(consumer.createdAt())
                .build();
    }
}
