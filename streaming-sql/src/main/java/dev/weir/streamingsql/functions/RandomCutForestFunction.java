package dev.weir.streamingsql.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.types.ColumnList;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code RANDOM_CUT_FOREST(input => TABLE t PARTITION BY k, columns => DESCRIPTOR(a, b))}: every row with a column
 * {@code anomaly_score}, how unlike those before it in its partition it is: about 1 or less for what is usual, more for what is not.
 *
 * <p>The last points of a partition are Flink's state, and the forest is grown again from them where there is none in memory. So a forest
 * after a restart has forgotten what is older than those. Rows must not change; Flink refuses a table whose rows do.
 */
@DataTypeHint("ROW<anomaly_score DOUBLE>")
public final class RandomCutForestFunction extends ProcessTableFunction<Row> {

    /** Forests in memory, half a MiB each or so; those of the partitions that were seen last. */
    private static final int FORESTS = 128;

    private transient @Nullable Map<List<@Nullable Object>, Forest> forests;

    /** What is known of a partition. Made by Flink. */
    public static final class Seen {
        /** Points so far. */
        public long points;
    }

    /** Called by Flink for each row. */
    public void eval(
            Context context,
            @StateHint Seen seen,
            @StateHint MapView<Integer, float[]> points,
            @ArgumentHint(
                            value = {
                                ArgumentTrait.SET_SEMANTIC_TABLE,
                                ArgumentTrait.OPTIONAL_PARTITION_BY,
                                ArgumentTrait.PASS_COLUMNS_THROUGH
                            },
                            name = "input")
                    Row input,
            @ArgumentHint(name = "columns") ColumnList columns,
            @ArgumentHint(name = "number_of_trees", isOptional = true) @Nullable Integer trees,
            @ArgumentHint(name = "sub_sample_size", isOptional = true) @Nullable Integer sampleSize,
            @ArgumentHint(name = "time_decay", isOptional = true) @Nullable Integer timeDecay,
            @ArgumentHint(name = "shingle_size", isOptional = true) @Nullable Integer shingleSize)
            throws Exception {
        float[] point = point(input, columns);
        if (point == null) {
            collect(Row.of((Object) null));
            return;
        }
        ForestShape shape = ForestShape.of(trees, sampleSize, timeDecay, shingleSize);
        List<@Nullable Object> partition = new ArrayList<>();
        for (int column : context.tableSemanticsFor("input").partitionByColumns()) {
            partition.add(input.getField(column));
        }
        Map<List<@Nullable Object>, Forest> known = forests();
        Forest forest = known.get(partition);
        if (forest == null || forest.seen() != seen.points) {
            forest = grown(seen, points, point.length, shape);
            known.put(partition, forest);
        }
        collect(Row.of(forest.score(point)));
        points.put((int) (seen.points % shape.kept()), point);
        seen.points++;
    }

    private static Forest grown(Seen seen, MapView<Integer, float[]> points, int width, ForestShape shape)
            throws Exception {
        long first = Math.max(0, seen.points - shape.kept());
        Forest forest = new Forest(width, shape, first);
        for (long at = first; at < seen.points; at++) {
            forest.learn(points.get((int) (at % shape.kept())));
        }
        return forest;
    }

    /** The row's numbers; null if one of them is not there. */
    private static float @Nullable [] point(Row row, ColumnList columns) {
        List<String> names = columns.getNames();
        if (names.isEmpty()) {
            throw new ValidationException("RANDOM_CUT_FOREST needs at least one column of numbers.");
        }
        float[] point = new float[names.size()];
        for (int i = 0; i < point.length; i++) {
            Object value = row.getField(names.get(i));
            if (value == null) {
                return null;
            }
            if (!(value instanceof Number number)) {
                throw new ValidationException(
                        "RANDOM_CUT_FOREST takes columns of numbers, and " + names.get(i) + " is none.");
            }
            point[i] = number.floatValue();
            if (!Float.isFinite(point[i])) {
                return null;
            }
        }
        return point;
    }

    private Map<List<@Nullable Object>, Forest> forests() {
        Map<List<@Nullable Object>, Forest> known = forests;
        if (known == null) {
            known = new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<@Nullable Object>, Forest> eldest) {
                    return size() > FORESTS;
                }
            };
            forests = known;
        }
        return known;
    }
}
