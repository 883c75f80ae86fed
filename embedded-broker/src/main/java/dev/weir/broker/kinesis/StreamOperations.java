package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Document;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** The operations on streams as a whole: making, deleting, describing and listing them. */
final class StreamOperations {

    /** Streams of an account that may be CREATING or DELETING at once. */
    private static final int MAX_CHANGING = 5;

    private static final int PAGE = 100;
    private static final String LISTING = "ListStreams";

    private final KinesisParts parts;
    private final WarmRules warm;
    private final Channels channels;

    StreamOperations(KinesisParts parts, WarmRules warm, Channels channels) {
        this.parts = parts;
        this.warm = warm;
        this.channels = channels;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateStream", false, false, CreateStreamRequest::builder, this::create),
                new Operation<>("DeleteStream", false, false, DeleteStreamRequest::builder, this::delete),
                new Operation<>("DescribeStream", true, false, DescribeStreamRequest::builder, this::describe),
                new Operation<>(
                        "DescribeStreamSummary", true, false, DescribeStreamSummaryRequest::builder, this::summarize),
                new Operation<>("DescribeLimits", true, false, DescribeLimitsRequest::builder, this::limits),
                new Operation<>("ListStreams", true, false, ListStreamsRequest::builder, this::list));
    }

    CreateStreamResponse create(CreateStreamRequest request, Call call) {
        parts.checkRate(call, request.streamName());
        StreamName name = new StreamName(parts.streams().region(call), request.streamName());
        StreamMode mode = mode(request);
        Integer mibps = request.warmThroughputMiBps();
        if (mibps != null) {
            warm.check(name, mode, mibps);
        }
        int shardCount = shardCount(request.shardCount(), mode, mibps);
        StreamSettings settings = StreamSettings.initial(
                mibps,
                CapacityOperations.distribution(
                        (String) call.newerMembers().get("RecordDistributionStrategy"), mode, name.name()),
                parts.streams().now());
        Integer maxRecordKib = request.maxRecordSizeInKiB();
        Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
        TagRules.checkNew(tags, Map.of(), request.streamName(), parts.accountId());
        Streams streams = parts.streams();
        streams.admission().inTurn(() -> {
            if (streams.find(name) != null) {
                throw parts.errors().streamExists(name.name());
            }
            checkChanging(name.region());
            if (mode == StreamMode.ON_DEMAND) {
                checkOnDemand(name.region());
            } else {
                streams.admission().check(name.region(), shardCount);
            }
            streams.create(
                    name,
                    mode,
                    shardCount,
                    maxRecordKib == null ? Stream.DEFAULT_MAX_RECORD_KIB : maxRecordKib,
                    settings,
                    tags);
        });
        return CreateStreamResponse.builder().build();
    }

    DeleteStreamResponse delete(DeleteStreamRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        Instant end = parts.streams().stateEnd();
        LiveStream live = parts.streams().get(name);
        boolean withConsumers = Boolean.TRUE.equals(request.enforceConsumerDeletion());
        parts.streams().change(live, stream -> {
            parts.errors().requireActive(stream);
            if (!withConsumers
                    && !live.consumers().present(parts.streams().now()).isEmpty()) {
                throw parts.errors().consumersRegistered(name.name());
            }
            if (channels.countOf(stream) > 0) {
                throw KinesisErrors.inUse("Stream " + name.name() + " under account " + parts.accountId()
                        + " has channels; delete them before the stream.");
            }
            return stream.in(new StreamState.Deleting(end));
        });
        return DeleteStreamResponse.builder().build();
    }

    DescribeStreamResponse describe(DescribeStreamRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        int after = -1;
        String exclusiveStart = request.exclusiveStartShardId();
        if (exclusiveStart != null) {
            after = parts.shardIndex(exclusiveStart, name);
        }
        int first = after;
        int limit = Math.min(PAGE, request.limit() == null ? PAGE : request.limit());
        Stream stream = parts.streams().get(name).now();
        List<Shard> rest = stream.shards()
                .listed(stream.trimHorizon(parts.streams().now()))
                .filter(shard -> shard.index() > first)
                .limit(limit + 1L)
                .toList();
        boolean hasMore = rest.size() > limit;
        return DescribeStreamResponse.builder()
                .streamDescription(parts.descriptions()
                        .description(stream, rest.subList(0, Math.min(limit, rest.size())), hasMore))
                .build();
    }

    Document summarize(DescribeStreamSummaryRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        LiveStream live = parts.streams().get(name);
        Stream stream = live.now();
        int consumers = live.consumers().present(parts.streams().now()).size();
        Document summary = Document.from(parts.descriptions().summary(stream, consumers).toBuilder()
                        .warmThroughput(warm.shown(stream))
                        .build())
                .with("StreamId", StreamId.of(stream))
                .with("ChannelCount", channels.countOf(stream));
        boolean isSpread = stream.mode() == StreamMode.ON_DEMAND;
        return Document.empty()
                .with(
                        "StreamDescriptionSummary",
                        isSpread
                                ? summary.with(
                                        "RecordDistributionStrategy",
                                        stream.settings().distribution().name())
                                : summary);
    }

    Document limits(DescribeLimitsRequest request, Call call) {
        parts.checkRate(call);
        List<Stream> all = parts.streams().list(parts.streams().region(call));
        return Document.from(DescribeLimitsResponse.builder()
                        .shardLimit(parts.config().shardLimit())
                        .openShardCount(all.stream()
                                .mapToInt(stream -> stream.shards().openCount())
                                .sum())
                        .onDemandStreamCount(onDemand(all))
                        .onDemandStreamCountLimit(OnDemand.MAX_STREAMS)
                        .build())
                .with("ChannelCount", channels.list().size());
    }

    ListStreamsResponse list(ListStreamsRequest request, Call call) {
        parts.checkRate(call);
        String after = startAfter(request);
        int limit = Math.min(PAGE, request.limit() == null ? PAGE : request.limit());
        List<Stream> rest = parts.streams().list(parts.streams().region(call)).stream()
                .filter(stream -> stream.name().name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean hasMore = rest.size() > limit;
        List<Stream> page = rest.subList(0, Math.min(limit, rest.size()));
        var response = ListStreamsResponse.builder()
                .streamNames(page.stream().map(stream -> stream.name().name()).toList())
                .streamSummaries(page.stream()
                        .map(stream -> parts.descriptions().listed(stream))
                        .toList())
                .hasMoreStreams(hasMore);
        if (hasMore) {
            String last = page.getLast().name().name();
            response.nextToken(parts.token(LISTING, List.of(last)));
        }
        return response.build();
    }

    private String startAfter(ListStreamsRequest request) {
        String token = request.nextToken();
        String start = request.exclusiveStartStreamName();
        if (token == null) {
            return start == null ? "" : start;
        }
        if (start != null) {
            throw KinesisErrors.invalidArgument("NextToken and ExclusiveStartStreamName cannot be provided together.");
        }
        return parts.readToken(token, LISTING).getFirst();
    }

    private static int onDemand(List<Stream> streams) {
        return (int) streams.stream()
                .filter(stream -> stream.mode() == StreamMode.ON_DEMAND)
                .count();
    }

    private void checkOnDemand(String region) {
        if (parts.config().limits() && onDemand(parts.streams().list(region)) >= OnDemand.MAX_STREAMS) {
            throw KinesisErrors.limitExceeded("This request would exceed the limit of " + OnDemand.MAX_STREAMS
                    + " streams in ON_DEMAND mode for the account " + parts.accountId() + " in " + region + ".");
        }
    }

    private void checkChanging(String region) {
        long changing = parts.streams().list(region).stream()
                .filter(stream -> stream.state() instanceof StreamState.Creating
                        || stream.state() instanceof StreamState.Deleting)
                .count();
        if (parts.config().limits() && changing >= MAX_CHANGING) {
            throw KinesisErrors.tooManyChanging(MAX_CHANGING);
        }
    }

    /** A stream without a mode is provisioned if it names a shard count, and on-demand if not (recorded by LocalStack). */
    private static StreamMode mode(CreateStreamRequest request) {
        if (request.streamModeDetails() != null) {
            return request.streamModeDetails().streamMode();
        }
        return request.shardCount() == null ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED;
    }

    private static int shardCount(@Nullable Integer requested, StreamMode mode, @Nullable Integer mibps) {
        if (mode == StreamMode.ON_DEMAND) {
            if (requested != null) {
                throw KinesisErrors.validation("ShardCount cannot be given for a stream in ON_DEMAND mode.");
            }
            return OnDemand.shardsFor(mibps == null ? 0 : mibps);
        }
        if (requested == null) {
            throw KinesisErrors.validation("1 validation error detected: Value null at 'shardCount' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        return requested;
    }
}
