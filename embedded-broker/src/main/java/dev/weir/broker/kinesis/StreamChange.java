package dev.weir.broker.kinesis;

import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** What a stream in the state UPDATING is being changed to; it takes effect when the state ends. */
sealed interface StreamChange {

    /** How many more open shards the stream will have, negative for fewer. */
    default int shardsAdded(ShardMap before) {
        return 0;
    }

    /** The shard map after the change. */
    default ShardMap reshard(ShardMap before, Instant now) {
        return before;
    }

    /** The stream after the change, its state aside. */
    default Stream applyTo(Stream before, Instant now) {
        return before.withShards(reshard(before.shards(), now));
    }

    /** One shard is split in two; the upper one begins at a hash key. */
    record Split(int shard, HashKey newStart) implements StreamChange {
        @Override
        public int shardsAdded(ShardMap before) {
            return 1;
        }

        @Override
        public ShardMap reshard(ShardMap before, Instant now) {
            return before.split(shard, newStart, now);
        }
    }

    /** Two adjacent shards become one; the first has the lower hash keys. */
    record Merge(int shard, int adjacent) implements StreamChange {
        @Override
        public int shardsAdded(ShardMap before) {
            return -1;
        }

        @Override
        public ShardMap reshard(ShardMap before, Instant now) {
            return before.merge(shard, adjacent, now);
        }
    }

    /** Uniform scaling to a number of open shards. */
    record Scale(int shardCount) implements StreamChange {
        @Override
        public int shardsAdded(ShardMap before) {
            return shardCount - before.openCount();
        }

        @Override
        public ShardMap reshard(ShardMap before, Instant now) {
            return before.scaleTo(shardCount, now);
        }
    }

    /** Another retention period. */
    record Retention(int hours) implements StreamChange {
        @Override
        public Stream applyTo(Stream before, Instant now) {
            return before.withRetention(hours, now);
        }
    }

    /** Records put from then on are sealed with a key. */
    record StartEncryption(EncryptionKey key) implements StreamChange {
        @Override
        public Stream applyTo(Stream before, Instant now) {
            return before.withEncryption(before.encryption().with(key));
        }
    }

    /** Records put from then on are not sealed. */
    record StopEncryption() implements StreamChange {
        @Override
        public Stream applyTo(Stream before, Instant now) {
            return before.withEncryption(before.encryption().with(null));
        }
    }
    /** Enhanced monitoring of other metrics. */
    record Monitoring(Set<MetricsName> metrics) implements StreamChange {
        public Monitoring {
            metrics = Set.copyOf(metrics);
        }

        @Override
        public Stream applyTo(Stream before, Instant now) {
            return before.withSettings(before.settings().withShardMetrics(metrics));
        }
    }

    /** Records of another size. */
    record MaxRecord(int kib) implements StreamChange {
        @Override
        public Stream applyTo(Stream before, Instant now) {
            return before.withMaxRecord(kib);
        }
    }

    /** An on-demand stream is made ready for a throughput, or lets go of what it has more. */
    record Warm(int mibps) implements StreamChange {
        @Override
        public ShardMap reshard(ShardMap before, Instant now) {
            return before.scaleTo(OnDemand.shardsFor(mibps), now);
        }

        @Override
        public Stream applyTo(Stream before, Instant now) {
            int shards = OnDemand.shardsFor(mibps);
            StreamSettings settings = before.settings().withWarm(mibps).withPeak(new StreamSettings.Peak(shards, now));
            return before.withSettings(settings).withShards(reshard(before.shards(), now));
        }
    }

    /** The other capacity mode. The stream keeps its shards, whose number its traffic then changes or does not. */
    record Mode(StreamMode mode) implements StreamChange {
        @Override
        public Stream applyTo(Stream before, Instant now) {
            StreamSettings.Peak peak = new StreamSettings.Peak(before.shards().openCount(), now);
            return before.withMode(mode)
                    .withSettings(before.settings()
                            .withWarm(null)
                            .withDistribution(StreamSettings.Distribution.USER_PARTITION_KEY)
                            .withPeak(peak));
        }
    }

    /** From provisioned to on-demand and at once ready for a throughput. */
    record WarmMode(int mibps) implements StreamChange {
        @Override
        public ShardMap reshard(ShardMap before, Instant now) {
            return before.scaleTo(Math.max(before.openCount(), OnDemand.shardsFor(mibps)), now);
        }

        @Override
        public Stream applyTo(Stream before, Instant now) {
            Stream onDemand = new Mode(StreamMode.ON_DEMAND).applyTo(before, now);
            return onDemand.withSettings(onDemand.settings().withWarm(mibps)).withShards(reshard(before.shards(), now));
        }
    }
}
