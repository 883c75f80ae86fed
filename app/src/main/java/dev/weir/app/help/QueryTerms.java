package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;

/** Words of SQL over streams. */
final class QueryTerms {

    private QueryTerms() {}

    static List<Term> all() {
        return List.of(
                new Term(
                        Text.of("Ask"),
                        Text.of("A question in SQL about what streams and objects hold now; it ends with an answer.")),
                new Term(
                        Text.of("Watch"),
                        Text.of(
                                "A question in SQL that never ends: its answer changes with each record that arrives.")),
                new Term(
                        Text.of("Event time"),
                        Text.of("The time in the record at which something happened, and not when it arrived.")),
                new Term(
                        Text.of("Watermark"),
                        Text.of(
                                "The event time up to which a query takes everything to have arrived; windows that end before it are closed.")),
                new Term(
                        Text.of("Late record"),
                        Text.of(
                                "A record that arrives after the watermark has passed its time; its window is closed already.")),
                new Term(
                        Text.of("Tumbling window"),
                        Text.of("Windows of equal length, one after the other; each record is in exactly one.")),
                new Term(
                        Text.of("Hopping window"),
                        Text.of("Windows of equal length that begin more often than they end, so that they overlap.")),
                new Term(
                        Text.of("Session window"),
                        Text.of("A window that lasts as long as records come, and ends with a pause.")),
                new Term(
                        "MATCH_RECOGNIZE",
                        Text.of(
                                "The part of SQL that finds patterns in the order of records, for instance two small payments and then a large one.")),
                new Term(
                        Text.of("Savepoint"),
                        Text.of(
                                "The state of a running query as a file, from which it can go on later or elsewhere.")));
    }
}
