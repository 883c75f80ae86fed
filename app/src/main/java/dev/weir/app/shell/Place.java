package dev.weir.app.shell;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where in the console a person can be. Every number that can be opened opens a place. */
public sealed interface Place {

    record Overview() implements Place {}

    record Streams() implements Place {}

    /** What flows into what in the whole account; with what is connected with a stream before the rest, if one is given. */
    record Pipeline(@Nullable String streamName) implements Place {}

    /** The page of one stream, on one of its parts. */
    record Stream(String streamName, Part part) implements Place {

        /** What the page has to say of a stream, a tab each. */
        public enum Part {
            THROUGHPUT,
            KEY_SPACE,
            CONSUMERS,
            CONFIGURATION
        }

        /** On its throughput. */
        public Stream(String streamName) {
            this(streamName, Part.THROUGHPUT);
        }
    }

    /** The Records page, on a stream, a shard, a time of arrival and a partition key if they are given. */
    record Records(
            @Nullable String streamName,
            @Nullable String shardId,
            @Nullable Instant from,
            @Nullable String partitionKey)
            implements Place {

        /** Of all partition keys. */
        public Records(@Nullable String streamName, @Nullable String shardId, @Nullable Instant from) {
            this(streamName, shardId, from, null);
        }

        /** From wherever the person reads. */
        public Records(@Nullable String streamName, @Nullable String shardId) {
            this(streamName, shardId, null);
        }
    }

    /** The way of one record from its put to wherever it went. */
    record Journey(String streamName, String shardId, String sequenceNumber) implements Place {}

    /** The Query page, on a new statement with that text if one is given. */
    record Query(@Nullable String statement) implements Place {

        /** The statement that shows the newest records of a stream. */
        public static Query of(String streamName) {
            return new Query("SELECT *\nFROM \"" + streamName.replace("\"", "\"\"")
                    + "\"\nORDER BY approximate_arrival_timestamp DESC\nLIMIT 100");
        }

        /** The statement that shows what the objects hold whose keys begin with a prefix, which may be empty. */
        public static Query ofObjects(String bucket, String prefix) {
            return new Query("SELECT *\nFROM \"s3://" + bucket + "/" + prefix.replace("\"", "\"\"") + "\"\nLIMIT 100");
        }
    }

    /** The page that puts records into a stream, into the one that is given if any. */
    record Produce(@Nullable String streamName) implements Place {}

    record Delivery() implements Place {}

    /** The page of one delivery stream. */
    record DeliveryStream(String deliveryStreamName) implements Place {}

    /**
     * The form in which a delivery stream is made or changed.
     *
     * @param deliveryStreamName the one that is changed; null for a new one
     * @param sourceStream the stream that a new one is to read, if one is given
     */
    record DeliveryForm(
            @Nullable String deliveryStreamName, @Nullable String sourceStream) implements Place {}

    /** The Audit page, filtered by a resource name if one is given. */
    record Audit(@Nullable String resourceName) implements Place {}

    /** Who may do what; with the question that the simulator is to be asked, as much of it as is known. */
    record Access(
            @Nullable String principalArn,
            @Nullable String action,
            @Nullable String resource) implements Place {

        /** Without a question. */
        public Access() {
            this(null, null, null);
        }
    }

    /** The objects of S3: of a bucket and below a prefix if they are given. */
    record Objects(@Nullable String bucket, @Nullable String prefix) implements Place {}

    /** The bench on which a transform is tried, on the records of a stream if one is given. */
    record TransformBench(@Nullable String streamName) implements Place {}
}
