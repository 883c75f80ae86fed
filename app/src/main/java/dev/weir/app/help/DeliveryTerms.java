package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;

/** Words of delivery and of objects. */
final class DeliveryTerms {

    private DeliveryTerms() {}

    static List<Term> all() {
        return List.of(
                new Term(
                        Text.of("Delivery stream"),
                        Text.of(
                                "A Firehose that collects records and brings them in batches to S3 or another destination, without a program of one's own.")),
                new Term(
                        Text.of("Buffering hints"),
                        Text.of(
                                "The size and the time at which a delivery stream stops collecting and delivers; whichever comes first.")),
                new Term(
                        Text.of("Dynamic partitioning"),
                        Text.of("Sorting records into folders by values inside of them, while they are delivered.")),
                new Term(
                        Text.of("Transformation"),
                        Text.of(
                                "A Lambda function through which a delivery stream sends its records: it answers for each Ok, Dropped, or ProcessingFailed.")),
                new Term(
                        Text.of("Record format conversion"),
                        Text.of("Writing JSON records as Parquet or ORC, with a table of Glue as the schema.")),
                new Term(
                        Text.of("Error output prefix"),
                        Text.of("Where a delivery stream puts what it could not deliver, with the reason.")),
                new Term(
                        Text.of("Backup bucket"),
                        Text.of("Where the records go as they came, beside what was made of them.")),
                new Term(
                        Text.of("Data freshness"),
                        Text.of("How old the oldest record is that a delivery stream has not delivered yet.")),
                new Term(
                        Text.of("Parquet"),
                        Text.of(
                                "A file format that stores columns together, so that a query reads only those it needs.")),
                new Term(
                        Text.of("Prefix"),
                        Text.of("The beginning of an object's key in S3; what looks like a folder is one.")));
    }
}
