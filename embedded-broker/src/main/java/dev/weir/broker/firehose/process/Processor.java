package dev.weir.broker.firehose.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Does one thing to records. Thread-safe. */
@FunctionalInterface
public interface Processor {

    /** What becomes of records, in their order; those that have failed before are handed on as they are. */
    List<Outcome> process(List<Outcome> records, RecordOrigin origin);

    /** A processor that looks at each record alone and gives any number for it. */
    static Processor each(BiConsumer<Outcome.Ready, Consumer<Outcome>> work) {
        return (records, origin) -> {
            List<Outcome> next = new ArrayList<>(records.size());
            for (Outcome record : records) {
                if (record instanceof Outcome.Ready ready) {
                    work.accept(ready, next::add);
                } else {
                    next.add(record);
                }
            }
            return next;
        };
    }
}
