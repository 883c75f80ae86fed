package dev.weir.broker.kinesis;

import dev.weir.broker.BrokerConfig;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The account's limit of open shards in a region: what needs shards takes its turn here. Thread-safe. */
final class ShardAdmission {

    private final BrokerConfig config;
    private final Streams streams;
    private final KinesisErrors errors;
    private final ReentrantLock turn = new ReentrantLock();

    ShardAdmission(BrokerConfig config, Streams streams) {
        this.config = config;
        this.streams = streams;
        this.errors = new KinesisErrors(config.accountId());
    }

    /** Does something that needs open shards while nobody else can take them. */
    void inTurn(Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Changes a stream in turn, and gives it as it was before; see {@link Streams#change}. */
    Stream change(LiveStream live, UnaryOperator<Stream> next) {
        turn.lock();
        try {
            return streams.change(live, next);
        } finally {
            turn.unlock();
        }
    }

    /** Refuses what would exceed the account's shards; called in turn. */
    void check(String region, int added) {
        if (!config.limits()) {
            return;
        }
        int current = charged(region);
        if (current + added > config.shardLimit()) {
            throw errors.shardLimit(region, current, config.shardLimit(), added);
        }
    }

    /** Open shards that the account uses in a region, with those on their way. */
    private int charged(String region) {
        return streams.list(region).stream().mapToInt(Stream::shardsCharged).sum();
    }
}
