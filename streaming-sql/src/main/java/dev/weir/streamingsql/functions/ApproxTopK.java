package dev.weir.streamingsql.functions;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.InputGroup;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code APPROX_TOP_K(value, k)}: the most frequent values as texts, nulls aside, with about how often each came: never more often than
 * {@code item_count}, never less often than {@code at_least}. A row can't be taken back, so Flink refuses it over a table whose rows change.
 */
@FunctionHint(
        accumulator =
                @DataTypeHint(
                        value = "RAW",
                        bridgedTo = FrequentSketch.class,
                        rawSerializer = FrequentSketch.Serializer.class),
        output = @DataTypeHint("ARRAY<ROW<item STRING, item_count BIGINT, at_least BIGINT>>"))
public final class ApproxTopK extends AggregateFunction<Row[], FrequentSketch> {

    /** What can be asked for at most: below that the sketch tells neighbours apart. */
    private static final int MOST = 100;

    /** A value's text is cut after so many characters, or a few long ones would fill the memory. */
    private static final int LONGEST = 1024;

    @Override
    public FrequentSketch createAccumulator() {
        return new FrequentSketch();
    }

    /** Called by Flink for each row. */
    public void accumulate(
            FrequentSketch sketch,
            @DataTypeHint(inputGroup = InputGroup.ANY) @Nullable Object value,
            @Nullable Integer k) {
        if (k == null || k < 1 || k > MOST) {
            throw new ValidationException("APPROX_TOP_K gives from 1 to " + MOST + " values, not " + k + ".");
        }
        if (value != null) {
            String text = value.toString();
            sketch.add(text.substring(0, Math.min(LONGEST, text.length())), k);
        }
    }

    /** Called by Flink where panes of windows, or sessions, become one. */
    public void merge(FrequentSketch sketch, Iterable<FrequentSketch> others) {
        others.forEach(sketch::add);
    }

    @Override
    public Row[] getValue(FrequentSketch sketch) {
        return sketch.top().toArray(Row[]::new);
    }
}
