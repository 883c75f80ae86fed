package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;

/** Words of streams and of those who write them. */
final class StreamTerms {

    private StreamTerms() {}

    static List<Term> all() {
        return List.of(
                new Term(
                        Text.of("Stream"),
                        Text.of(
                                "A log that many write to and many read from, in order, and that forgets by itself what is older than its retention period.")),
                new Term(
                        Text.of("Record"),
                        Text.of(
                                "One piece of data in a stream: a partition key and up to 10 MiB of bytes, to which the stream adds a sequence number and a time.")),
                new Term(
                        Text.of("Shard"),
                        Text.of(
                                "A part of a stream with its own order and its own limits: it takes 1 MiB or 1,000 records a second and gives 2 MiB a second.")),
                new Term(
                        Text.of("Partition key"),
                        Text.of(
                                "The text with which a record is put; records of the same key go to the same shard, and so stay in order.")),
                new Term(
                        Text.of("Hash key"),
                        Text.of(
                                "The MD5 of a partition key as a number of 128 bits; it decides which shard takes the record.")),
                new Term(
                        Text.of("Explicit hash key"),
                        Text.of(
                                "A hash key that the producer gives itself, so that it decides on the shard and not the partition key.")),
                new Term(
                        Text.of("Hash key range"),
                        Text.of(
                                "The hash keys that a shard takes; the open shards of a stream share all of them without gap and overlap.")),
                new Term(
                        Text.of("Sequence number"),
                        Text.of(
                                "The number that a record gets when it is written; within a shard later records have larger ones.")),
                new Term(
                        Text.of("Approximate arrival timestamp"),
                        Text.of("When the stream took the record, to the millisecond, as the service's clock has it.")),
                new Term(
                        Text.of("Retention period"),
                        Text.of(
                                "How long a record can be read after it was written: 24 hours unless changed, 365 days at most.")),
                new Term(
                        Text.of("Capacity mode"),
                        Text.of(
                                "How a stream gets its capacity: provisioned, where the number of shards is chosen, or on-demand, where the service does that.")),
                new Term(
                        Text.of("Resharding"),
                        Text.of(
                                "Changing the shards of a stream by splitting and merging them; what was written stays in the old ones until it expires.")),
                new Term(
                        Text.of("Split"),
                        Text.of(
                                "Closing a shard and opening two that share its range: for one that gets more than it can take.")),
                new Term(
                        Text.of("Merge"),
                        Text.of(
                                "Closing two neighbouring shards and opening one with both ranges: for those with little to do.")),
                new Term(
                        Text.of("Closed shard"),
                        Text.of(
                                "A shard that takes no more records since it was split or merged; what it holds can be read until it expires.")),
                new Term(
                        Text.of("Parent shard"),
                        Text.of(
                                "A shard out of which another came by splitting or merging; to keep the order, it is read to its end first.")),
                new Term(
                        Text.of("Hot shard"),
                        Text.of(
                                "A shard that gets far more than its part, mostly since few partition keys carry most records; it throttles while others idle.")),
                new Term(
                        Text.of("Hot key"),
                        Text.of(
                                "A partition key with so many records that one shard cannot take them; splitting does not help, another key does.")),
                new Term(
                        Text.of("Throttling"),
                        Text.of(
                                "Refusing a call because a limit of throughput or of calls is reached; it can be sent again after a moment.")),
                new Term(Text.of("Producer"), Text.of("A program that puts records into a stream.")),
                new Term(
                        "PutRecords",
                        Text.of(
                                "The call that writes up to 500 records at once; each is taken or refused on its own, so its answer must be read.")),
                new Term(
                        Text.of("KPL aggregation"),
                        Text.of(
                                "Many small records packed into one by the Kinesis Producer Library; consumers have to unpack it, as X-ray does.")),
                new Term(
                        Text.of("Server-side encryption"),
                        Text.of(
                                "Encrypting records with a key of KMS as soon as they arrive, and decrypting them for whoever may use the key.")));
    }
}
