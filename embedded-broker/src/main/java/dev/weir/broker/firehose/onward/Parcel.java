package dev.weir.broker.firehose.onward;

/**
 * A record of a batch.
 *
 * @param index its place in the batch
 * @param position of the record of the source that it comes from
 * @param part which one of those it is that come from that record, from 0 on
 * @param arrivalMillis when the record of the source arrived, in milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
public record Parcel(int index, long position, int part, long arrivalMillis, byte[] data) {}
