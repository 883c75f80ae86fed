package dev.weir.app.streams.keyspace;

/**
 * A partition key that many of a shard's samples have.
 *
 * @param ofShardRecords its share of the shard's records, 0 to 1, as the samples say
 * @param ofShardBytes its share of the shard's bytes
 * @param ofStreamRecords its share of the stream's records: that of the shard, times the shard's part of the stream
 * @param sampled how many samples had it
 * @param atMost how many can have had it: the sketch keeps only the frequent ones apart
 */
public record HotKey(
        String key,
        ShardLife shard,
        double ofShardRecords,
        double ofShardBytes,
        double ofStreamRecords,
        long sampled,
        long atMost) {}
