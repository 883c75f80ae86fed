package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Document;
import dev.weir.broker.call.Operation;
import dev.weir.broker.s3.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations on channels to general purpose buckets. The SDK in use has no classes for them yet. */
final class ChannelOperations {

    private static final int PAGE = 100;
    private static final int DEFAULT_FRESHNESS = 300;
    private static final int LONGEST_FRESHNESS = 86_400;
    private static final String LISTING = "ListChannels";

    private final KinesisParts parts;
    private final Channels channels;
    private final ObjectStore objects;

    ChannelOperations(KinesisParts parts, Channels channels, ObjectStore objects) {
        this.parts = parts;
        this.channels = channels;
        this.objects = objects;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<Document, Document>("CreateChannel", false, false, Document::builder, this::create),
                new Operation<Document, Document>("DescribeChannel", true, false, Document::builder, this::describe),
                new Operation<Document, Document>("ListChannels", true, false, Document::builder, this::list),
                new Operation<Document, Document>("UpdateChannel", false, false, Document::builder, this::update),
                new Operation<Document, Document>("DeleteChannel", false, false, Document::builder, this::delete));
    }

    private Document create(Document request, Call call) {
        parts.checkRate(call);
        Document destination = (Document) request.get("S3DestinationConfiguration");
        if (request.get("S3TablesDestinationConfiguration") != null) {
            throw destination != null
                    ? KinesisErrors.invalidArgument(
                            "Specify either S3DestinationConfiguration or S3TablesDestinationConfiguration, not both.")
                    : notServed("Streaming tables are not served here; use S3DestinationConfiguration.");
        }
        if (destination == null) {
            throw KinesisErrors.invalidArgument("S3DestinationConfiguration has to be specified.");
        }
        if (request.get("EncryptionConfiguration") != null) {
            throw notServed("Delivered objects are not encrypted here; leave EncryptionConfiguration out.");
        }
        List<?> sources = (List<?>) required(request, "StreamConfigurationList");
        if (sources.size() != 1) {
            throw KinesisErrors.invalidArgument("A channel has one stream.");
        }
        Document source = (Document) required(sources.getFirst());
        String format = text((Document) required(source, "RecordConfiguration"), "RecordFormatType");
        if (format.equals("GSR_JSON")) {
            throw KinesisErrors.invalidArgument("GSR_JSON is supported for streaming table destinations only.");
        }
        LiveStream live = parts.streams().get(parts.streams().name(call, null, text(source, "StreamARN")));
        parts.errors().requireServing(live.now());
        Channel channel = channel(request, destination, format, live.now());
        channels.create(channel, live.now());
        return described(channel);
    }

    private static AwsException notServed(String message) {
        return KinesisErrors.invalidArgument(message);
    }

    private Channel channel(Document request, Document destination, String format, Stream stream) {
        String name = text(request, "ChannelName");
        String id = UUID.randomUUID().toString();
        Document storage = (Document) required(destination, "StorageConfiguration");
        ChannelKey.check(storage.text("OutputKeyTemplate"));
        Channel.Storage to = new Channel.Storage(
                text(storage, "BucketARN"),
                text(storage, "ExpectedBucketOwner"),
                storage.text("OutputKeyTemplate"),
                orElse(storage.text("StorageClass"), "STANDARD"),
                text(storage, "CompressionType"));
        Document dead = (Document) destination.get("DeadLetterQueueS3Configuration");
        Channel.DeadLetters misfits = dead == null
                ? new Channel.DeadLetters(to.bucketArn(), to.owner(), "error/" + name + "/")
                : new Channel.DeadLetters(
                        text(dead, "BucketARN"),
                        text(dead, "ExpectedBucketOwner"),
                        orElse(dead.text("ErrorOutputPrefix"), "error/" + name + "/"));
        Map<String, String> tags = new TreeMap<>();
        if (request.get("Tags") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> tags.put(String.valueOf(key), String.valueOf(value)));
        }
        TagRules.checkNew(tags, Map.of(), name, parts.accountId());
        Channel.Logging logging = new Channel.Logging(false, "/aws/kinesis/" + name + "/" + id, "DestinationDelivery");
        return new Channel(
                id,
                name,
                stream.name().arn(parts.accountId()).replaceFirst(":stream/.*", ":channel/") + name,
                stream.name(),
                stream.id(),
                stream.createdAt().toEpochMilli(),
                parts.streams().now().toEpochMilli(),
                Channel.State.CREATING,
                parts.streams().stateEnd().toEpochMilli(),
                problem(to.bucket(), to.owner(), misfits),
                text(request, "ServiceExecutionRoleARN"),
                format,
                freshness(destination),
                to,
                misfits,
                logging((Document) request.get("LoggingConfiguration"), logging),
                tags);
    }

    private @Nullable String problem(String bucket, String owner, Channel.DeadLetters dead) {
        for (String each : List.of(bucket, dead.bucket())) {
            if (!objects.bucketExists(each)) {
                return "The bucket " + each + " does not exist.";
            }
        }
        boolean others = !owner.equals(parts.accountId()) || !dead.owner().equals(parts.accountId());
        return others ? "The bucket does not belong to the account that it is expected to belong to." : null;
    }

    private static int freshness(Document destination) {
        Integer seconds = (Integer) destination.get("DataFreshnessInSeconds");
        if (seconds != null && (seconds < 1 || seconds > LONGEST_FRESHNESS)) {
            throw KinesisErrors.invalidArgument("DataFreshnessInSeconds must be from 1 to " + LONGEST_FRESHNESS + ".");
        }
        return seconds == null ? DEFAULT_FRESHNESS : seconds;
    }

    private static Channel.Logging logging(@Nullable Document configuration, Channel.Logging before) {
        if (configuration == null) {
            return before;
        }
        Document logs = (Document) required(configuration, "CloudWatchLogs");
        return new Channel.Logging(
                Boolean.TRUE.equals(logs.get("Enabled")),
                orElse(logs.text("LogGroupName"), before.group()),
                orElse(logs.text("LogStreamName"), before.stream()));
    }

    private Document described(Channel channel) {
        return Document.empty()
                .with(
                        "ChannelDescription",
                        ChannelDescriptions.description(
                                channel, parts.accountId(), parts.streams().now()));
    }

    private Document describe(Document request, Call call) {
        parts.checkRate(call);
        return described(channels.get(text(request, "ChannelARN")));
    }

    private Document list(Document request, Call call) {
        parts.checkRate(call);
        String token = request.text("NextToken");
        String after = token == null ? "" : parts.readToken(token, LISTING).getFirst();
        Integer asked = (Integer) request.get("MaxResults");
        int limit = asked == null ? PAGE : Math.min(PAGE, asked);
        String region = parts.streams().region(call);
        List<String> wanted = request.get("StreamFilter") instanceof List<?> filters
                ? filters.stream()
                        .map(filter -> text((Document) required(filter), "StreamARN"))
                        .toList()
                : List.of();
        List<Channel> rest = channels.list().stream()
                .filter(channel -> channel.stream().region().equals(region))
                .filter(channel ->
                        wanted.isEmpty() || wanted.contains(channel.stream().arn(parts.accountId())))
                .filter(channel -> channel.name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<Channel> page = rest.subList(0, Math.min(limit, rest.size()));
        Instant now = parts.streams().now();
        return Document.empty()
                .with(
                        "ChannelSummaries",
                        page.stream()
                                .map(channel -> ChannelDescriptions.summary(channel, parts.accountId(), now))
                                .toList())
                .with(
                        "NextToken",
                        rest.size() > limit
                                ? parts.token(LISTING, List.of(page.getLast().name()))
                                : null);
    }

    private Document update(Document request, Call call) {
        parts.checkRate(call);
        Document destination = (Document) request.get("S3DestinationConfiguration");
        if (request.get("S3TablesDestinationConfiguration") != null) {
            throw KinesisErrors.invalidArgument("The channel delivers to a general purpose bucket.");
        }
        return described(channels.change(text(request, "ChannelARN"), channel -> {
            requireActive(channel);
            return channel.with(
                            destination == null ? channel.freshnessSeconds() : freshness(destination),
                            logging((Document) request.get("LoggingConfiguration"), channel.logging()))
                    .in(Channel.State.UPDATING, parts.streams().stateEnd());
        }));
    }

    private Document delete(Document request, Call call) {
        parts.checkRate(call);
        channels.change(
                text(request, "ChannelARN"),
                channel -> channel.state() == Channel.State.DELETING
                        ? channel
                        : channel.in(Channel.State.DELETING, parts.streams().stateEnd()));
        return Document.empty();
    }

    private void requireActive(Channel channel) {
        String status = channel.status(parts.streams().now());
        if (!status.equals("ACTIVE")) {
            throw AwsException.of(
                    "ResourceInUseException",
                    "Channel " + channel.name() + " is not ACTIVE, instead in state " + status + ".");
        }
    }

    private static Object required(Document of, String member) {
        return required(of.get(member));
    }

    /** The wire layer has held the request against the model, which says that it is there. */
    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("The model requires the member");
        }
        return value;
    }

    private static String text(Document of, String member) {
        return (String) required(of, member);
    }

    private static String orElse(@Nullable String text, String ifNone) {
        return text == null ? ifNone : text;
    }
}
