package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of the account, and the rounds in which they deliver. While there is none, nothing runs. Thread-safe. */
final class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KinesisParts parts;
    private final ChannelStore store;
    private final ChannelDelivery delivery;
    private final Map<String, Channel> byArn = new ConcurrentHashMap<>();
    private TimeSource.@Nullable Scheduled next;
    private boolean running;
    private volatile boolean stopped;

    Channels(KinesisParts parts, ChannelStore store, ChannelDelivery delivery) {
        this.parts = parts;
        this.store = store;
        this.delivery = delivery;
    }

    /** Goes on with the channels of the database. */
    void recover() {
        store.all().forEach(channel -> byArn.put(channel.arn(), channel));
        schedule();
    }

    void stop() {
        stopped = true;
        synchronized (this) {
            if (next != null) {
                next.cancel();
            }
        }
    }

    /** Those that are there, by name. */
    List<Channel> list() {
        Instant now = parts.streams().now();
        return byArn.values().stream()
                .filter(channel -> !channel.isGone(now))
                .sorted(Comparator.comparing(Channel::name))
                .toList();
    }

    /** How many deliver a stream. */
    int countOf(Stream stream) {
        return (int) list().stream()
                .filter(channel -> channel.streamNumber() == stream.id())
                .count();
    }

    Channel get(String arn) {
        Channel channel = byArn.get(arn);
        if (channel == null || channel.isGone(parts.streams().now())) {
            throw AwsException.of("ResourceNotFoundException", "Channel " + arn + " not found.");
        }
        return channel;
    }

    synchronized void create(Channel channel, Stream stream) {
        if (list().stream().anyMatch(each -> each.arn().equals(channel.arn()))) {
            throw AwsException.of("ResourceInUseException", "Channel " + channel.arn() + " already exists.");
        }
        Channel gone = byArn.get(channel.arn());
        if (gone != null) {
            store.delete(gone);
        }
        store.save(channel);
        store.savePositions(channel, delivery.start(stream));
        byArn.put(channel.arn(), channel);
        schedule();
    }

    /** @param change may refuse */
    synchronized Channel change(String arn, UnaryOperator<Channel> change) {
        Channel changed = change.apply(get(arn));
        store.save(changed);
        byArn.put(arn, changed);
        return changed;
    }

    private synchronized void schedule() {
        if (!running && !stopped && !byArn.isEmpty()) {
            running = true;
            next = parts.time().after(PAUSE, () -> Thread.startVirtualThread(this::round));
        }
    }

    private void round() {
        Instant now = parts.streams().now();
        for (Channel channel : List.copyOf(byArn.values())) {
            if (stopped) {
                return;
            }
            try {
                look(channel, now);
            } catch (StoreException | AwsException e) {
                LOG.error("The channel {} delivers later: {}", channel.name(), e.getMessage(), e);
            }
        }
        synchronized (this) {
            running = false;
        }
        schedule();
    }

    private void look(Channel channel, Instant now) {
        if (channel.isGone(now)) {
            synchronized (this) {
                if (byArn.remove(channel.arn(), channel)) {
                    store.delete(channel);
                }
            }
            return;
        }
        LiveStream live = parts.streams().find(channel.stream());
        boolean same = live != null && live.now().id() == channel.streamNumber();
        boolean delivers = List.of("ACTIVE", "UPDATING").contains(channel.status(now));
        if (live != null && same && delivers && live.now().state().servesRecords()) {
            delivery.deliverIfDue(channel, live);
        }
    }
}
