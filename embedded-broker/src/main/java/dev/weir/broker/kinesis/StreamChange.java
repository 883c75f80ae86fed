package dev.weir.broker.kinesis;

import java.time.Instant;

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
    record Retention(int hours) implements StreamChange {}

    /** Records put from then on are sealed with a key. */
    record StartEncryption(EncryptionKey key) implements StreamChange {}

    /** Records put from then on are not sealed. */
    record StopEncryption() implements StreamChange {}
}
