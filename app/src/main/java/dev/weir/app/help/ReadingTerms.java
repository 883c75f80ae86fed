package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;

/** Words of reading. */
final class ReadingTerms {

    private ReadingTerms() {}

    static List<Term> all() {
        return List.of(
                new Term(
                        Text.of("Consumer"),
                        Text.of(
                                "A program that reads records from a stream; registered, it is an enhanced fan-out consumer with a name.")),
                new Term(
                        Text.of("Enhanced fan-out"),
                        Text.of(
                                "Reading by being sent records over an open connection, with 2 MiB a second and shard for each consumer alone; it costs extra.")),
                new Term(
                        "GetRecords",
                        Text.of(
                                "The call that reads from a shard: five a second and 2 MiB a second, shared by all who read this way.")),
                new Term(
                        Text.of("Shard iterator"),
                        Text.of("The place in a shard from which GetRecords reads on; it is good for five minutes.")),
                new Term(
                        Text.of("Starting position"),
                        Text.of(
                                "Where reading begins: at the oldest record (TRIM_HORIZON), after the newest (LATEST), at a time, or at a sequence number.")),
                new Term(
                        Text.of("Iterator age"),
                        Text.of(
                                "How old the last record is that a consumer has read; if it grows, the consumer falls behind, and at the retention period data is lost to it.")),
                new Term(
                        Text.of("Millis behind latest"),
                        Text.of(
                                "How far a read is behind the newest record of the shard, in milliseconds; 0 is the tip.")),
                new Term(
                        Text.of("Checkpoint"),
                        Text.of(
                                "The place up to which a consumer has done its work, written down so that it can go on there after a restart.")),
                new Term(
                        Text.of("Lease"),
                        Text.of(
                                "The right of one worker to read one shard, kept in a DynamoDB table by the Kinesis Client Library.")),
                new Term(
                        Text.of("Tip of the stream"),
                        Text.of("The newest record, after which reading waits for the next one.")),
                new Term(
                        Text.of("Event source mapping"),
                        Text.of("What reads a stream for a Lambda function and calls it with batches of records.")),
                new Term(
                        Text.of("Bisect batch"),
                        Text.of(
                                "Halving a batch on which a function fails, until the record that breaks it is alone.")),
                new Term(
                        Text.of("Poison record"),
                        Text.of("A record on which a consumer fails every time, so that it never gets past it.")),
                new Term(
                        "X-ray",
                        Text.of(
                                "Weir's look through the layers of a record: compression, envelopes, formats and schemas, each with why it was taken for that.")),
                new Term(
                        Text.of("Schema registry"),
                        Text.of(
                                "A service of Glue that keeps the versions of a schema; a record names its version in 18 bytes at its beginning.")),
                new Term(
                        Text.of("Courtesy"),
                        Text.of(
                                "How much of a shard's reads Weir takes for itself, so that the consumers that work there are not throttled.")));
    }
}
