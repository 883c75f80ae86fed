package dev.weir.streamingsql.functions;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.InputGroup;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code APPROX_DISTINCT(value)}: about how many different values, nulls aside, by a HyperLogLog sketch. A row can't be taken back, so Flink
 * refuses it over a table whose rows change.
 */
@FunctionHint(
        accumulator =
                @DataTypeHint(
                        value = "RAW",
                        bridgedTo = DistinctSketch.class,
                        rawSerializer = DistinctSketch.Serializer.class),
        output = @DataTypeHint("BIGINT"))
public final class ApproxDistinct extends AggregateFunction<Long, DistinctSketch> {

    @Override
    public DistinctSketch createAccumulator() {
        return new DistinctSketch();
    }

    /** Called by Flink for each row. */
    public void accumulate(DistinctSketch sketch, @DataTypeHint(inputGroup = InputGroup.ANY) @Nullable Object value) {
        if (value != null) {
            sketch.add(value);
        }
    }

    /** Called by Flink where panes of windows, or sessions, become one. */
    public void merge(DistinctSketch sketch, Iterable<DistinctSketch> others) {
        others.forEach(sketch::add);
    }

    @Override
    public Long getValue(DistinctSketch sketch) {
        return sketch.estimate();
    }
}
