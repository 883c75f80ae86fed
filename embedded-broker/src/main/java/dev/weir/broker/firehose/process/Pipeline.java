package dev.weir.broker.firehose.process;

import dev.weir.broker.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The processors of a delivery stream, one after another. What fails in one is not given to those after it. Thread-safe
 * if the processors are.
 */
public final class Pipeline {

    private final List<Processor> processors;

    public Pipeline(List<Processor> processors) {
        this.processors = List.copyOf(processors);
    }

    /** What becomes of records of the source, in their order. */
    public List<Outcome> process(List<StoredRecord> records, RecordOrigin origin) {
        List<Outcome> outcomes = new ArrayList<>(records.size());
        for (StoredRecord record : records) {
            outcomes.add(new Outcome.Ready(record.index(), record.arrivalMillis(), record.data(), Map.of()));
        }
        for (Processor processor : processors) {
            outcomes = processor.process(outcomes, origin);
        }
        return outcomes;
    }
}
