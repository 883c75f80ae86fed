package dev.weir.broker.firehose.delivery;

import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a stream, each of its shards in a lane of its own. When the stream is split or merged, lanes begin for the new
 * shards at once. A stream that is deleted is looked for again every few seconds, as one of its name may come. Thread-safe.
 */
public final class StreamDelivery implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(StreamDelivery.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final long owner;
    private final String streamArn;
    private final ServiceRole role;
    private final Parts parts;
    private final DeliveryMetrics metrics;
    private final DeliveryLog errors;
    private final Partitions partitions = new Partitions();
    private final Runnable listener = this::changed;
    private Lanes lanes = new Lanes();
    private @Nullable StreamReader reading;
    private TimeSource.@Nullable Scheduled again;
    private boolean missing;
    private boolean stopped;
    private volatile Plan plan;

    /**
     * @param owner the delivery stream's id
     * @param role in which the stream is read
     */
    public StreamDelivery(
            long owner,
            String streamArn,
            ServiceRole role,
            Plan plan,
            Parts parts,
            DeliveryMetrics metrics,
            DeliveryLog errors) {
        this.owner = owner;
        this.streamArn = streamArn;
        this.role = role;
        this.plan = plan;
        this.parts = parts;
        this.metrics = metrics;
        this.errors = errors;
    }

    @Override
    public @Nullable DirectLog log() {
        return null;
    }

    @Override
    public void start() {
        look();
    }

    private void changed() {
        Thread.ofVirtual().name("weir-firehose-shards").start(this::look);
    }

    /** Has a lane for every shard there is. */
    private synchronized void look() {
        if (stopped) {
            return;
        }
        try {
            StreamReader present = reading;
            if (present == null || present.isGone()) {
                present = found();
            }
            if (present != null) {
                follow(present);
            }
        } catch (StoreException e) {
            LOG.warn("The shards of {} are looked at again later: {}", streamArn, e.getMessage());
            lookAgain();
        }
    }

    private @Nullable StreamReader found() {
        leave();
        StreamReader found = parts.streams().apply(streamArn);
        if (found == null || found.isGone()) {
            if (!missing) {
                missing = true;
                errors.failed(
                        streamArn,
                        "Kinesis.ResourceNotFound",
                        "The stream that is read does not exist. One of its name is read as soon as there is one.");
            }
            lookAgain();
            return null;
        }
        missing = false;
        reading = found;
        found.listen(listener);
        return found;
    }

    private void leave() {
        StreamReader left = reading;
        if (left != null) {
            left.ignore(listener);
            reading = null;
            lanes.stop();
            lanes = new Lanes();
        }
    }

    private void lookAgain() {
        again = parts.time().after(LOOK_AGAIN, listener);
    }

    private void follow(StreamReader stream) {
        List<StreamReader.ShardView> shards = stream.shards();
        lanes.keep(shards.stream().map(StreamReader.ShardView::index).collect(Collectors.toSet()));
        for (StreamReader.ShardView shard : shards) {
            lanes.start(shard.index(), () -> lane(stream, shard));
        }
    }

    private Lane lane(StreamReader stream, StreamReader.ShardView shard) {
        ShardSource source = new ShardSource(stream, shard, metrics, parts.time(), parts.calls(), role, streamArn);
        return new Lane(source, owner, shard.index(), () -> plan, parts, metrics, this::tell, partitions);
    }

    /** What is wrong with the source is told of the stream. */
    private void tell(String destination, String code, String message) {
        errors.failed(code.startsWith(ShardSource.OF_SOURCE) ? streamArn : destination, code, message);
    }

    @Override
    public void follow(Plan changed) {
        plan = changed;
        synchronized (this) {
            lanes.wake();
        }
    }

    @Override
    public void stop() {
        Lanes ending;
        synchronized (this) {
            stopped = true;
            if (again != null) {
                again.cancel();
            }
            if (reading != null) {
                reading.ignore(listener);
            }
            ending = lanes;
        }
        ending.stop();
    }
}
