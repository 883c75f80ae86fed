package dev.weir.broker.kinesis;

import dev.weir.broker.store.StoredRecord;

/**
 * A record as it was put.
 *
 * @param wasSealed whether it is encrypted in the store
 */
record ReadRecord(StoredRecord record, boolean wasSealed) {}
