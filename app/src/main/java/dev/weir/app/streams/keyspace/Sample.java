package dev.weir.app.streams.keyspace;

/**
 * What is kept of a record that was read as a sample.
 *
 * @param arrivedMillis its ApproximateArrivalTimestamp
 * @param hash the 64 leading bits of its partition key's hash key, unsigned
 * @param bytes data and partition key, as the shard's limit counts them
 * @param explicit whether its partition key does not hash into its shard: it was put with an explicit hash key, which the
 *     service does not tell
 * @param aggregated whether it holds many records of the KPL behind one partition key
 */
record Sample(long arrivedMillis, String key, long hash, int bytes, boolean explicit, boolean aggregated) {}
