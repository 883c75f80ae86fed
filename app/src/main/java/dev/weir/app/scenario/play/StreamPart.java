package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Flow;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream, with the consumer that reads it and what splits its hot shards. */
final class StreamPart implements Part {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Flow flow;
    private final KinesisClient kinesis;
    private final ShardLoad load = new ShardLoad();
    private final @Nullable StreamReader reader;
    private final @Nullable HotShards hot;
    private volatile @Nullable String trouble;
    private volatile boolean made;
    private volatile int openShards;

    StreamPart(Flow flow, KinesisClient kinesis) {
        this.flow = flow;
        this.kinesis = kinesis;
        this.reader = flow.read() ? new StreamReader(flow.name(), kinesis) : null;
        Flow.SplitRule rule = flow.split();
        this.hot = rule == null ? null : new HotShards(kinesis, flow.name(), rule, load);
    }

    static String key(String streamName) {
        return "stream:" + streamName;
    }

    @Override
    public String key() {
        return key(flow.name());
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    /** Who is to be told what is offered to it, or null where nobody asks. */
    @Nullable ShardLoad load() {
        return hot == null ? null : load;
    }

    /** Records that its consumer has read. */
    long read() {
        return reader == null ? 0 : reader.read();
    }

    int splits() {
        return hot == null ? 0 : hot.splits();
    }

    @Override
    public void make() throws InterruptedException {
        while (!ready()) {
            Thread.sleep(POLL);
        }
        made = true;
    }

    private boolean ready() {
        try {
            StreamStatus status = kinesis.describeStreamSummary(request -> request.streamName(flow.name()))
                    .streamDescriptionSummary()
                    .streamStatus();
            return status == StreamStatus.ACTIVE || status == StreamStatus.UPDATING;
        } catch (ResourceNotFoundException none) {
            create();
            return false;
        }
    }

    private void create() {
        try {
            kinesis.createStream(request ->
                    request.streamName(flow.name()).shardCount(flow.shards()).tags(Marks.TAGS));
        } catch (ResourceInUseException e) {
            // Somebody else has just created it, which is what was wanted.
            System.getLogger(StreamPart.class.getName())
                    .log(System.Logger.Level.DEBUG, "Already created: " + flow.name(), e);
        }
    }

    @Override
    public void work() throws InterruptedException {
        Thread splitting = hot == null
                ? null
                : Thread.ofVirtual().name("split shards of " + flow.name()).start(hot);
        try {
            if (reader != null) {
                reader.run();
            } else if (splitting != null) {
                splitting.join();
            }
        } finally {
            if (splitting != null) {
                splitting.interrupt();
            }
        }
    }

    @Override
    public void look() {
        openShards = kinesis.describeStreamSummary(request -> request.streamName(flow.name()))
                .streamDescriptionSummary()
                .openShardCount();
    }

    @Override
    public void trouble(@Nullable String what) {
        trouble = what;
    }

    @Override
    public PartState state() {
        String wrong = trouble;
        if (wrong == null && made && reader != null) {
            wrong = reader.trouble();
        }
        if (wrong == null && hot != null) {
            wrong = hot.note();
        }
        PartState.Status status =
                wrong != null ? PartState.Status.TROUBLE : made ? PartState.Status.WORKING : PartState.Status.WAITING;
        return new PartState(
                PartState.Kind.STREAM,
                flow.name(),
                status,
                wrong != null ? wrong : words(),
                read(),
                new Place.Stream(
                        flow.name(), hot == null ? Place.Stream.Part.THROUGHPUT : Place.Stream.Part.KEY_SPACE));
    }

    private String words() {
        if (!made) {
            return Text.of("is being made");
        }
        StringBuilder words = new StringBuilder();
        if (openShards > 0) {
            words.append(Text.count(openShards, "{0} open shard", "{0} open shards"));
        }
        if (splits() > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(Text.count(splits(), "split once", "split {0} times"));
        }
        if (reader != null) {
            words.append(words.isEmpty() ? "" : ", ").append(Text.of("{0} read", Format.count(read())));
        }
        return words.isEmpty() ? Text.of("takes records") : words.toString();
    }
}
