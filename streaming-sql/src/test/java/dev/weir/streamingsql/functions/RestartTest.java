package dev.weir.streamingsql.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.table.functions.ProcessTableFunction.Context;
import org.apache.flink.table.functions.TableSemantics;
import org.apache.flink.types.ColumnList;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** What a query knows after a restart from its state alone. */
class RestartTest {

    private static final int POINTS = 3000;

    @Test
    void aForestGrowsAgainFromItsLastPoints() throws Exception {
        RandomCutForestFunction.Seen seen = new RandomCutForestFunction.Seen();
        MapView<Integer, float[]> points = new MapView<>();
        scores(
                seen,
                points,
                IntStream.range(0, POINTS).mapToDouble(i -> Math.sin(i / 10.0)).toArray());
        assertThat(points.getMap()).hasSize(1024);

        List<Double> after = scores(seen, points, Math.sin(POINTS / 10.0), 25, Math.sin((POINTS + 2) / 10.0));

        assertThat(seen.points).isEqualTo(POINTS + 3);
        assertThat(after.get(0)).isPositive().isLessThan(2);
        assertThat(after.get(1)).isGreaterThan(3 * after.get(0));
        assertThat(after.get(2)).isLessThan(2);
    }

    @Test
    void aDistinctCountIsAsItWas() throws IOException {
        DistinctSketch sketch = new DistinctSketch();
        IntStream.range(0, 30_000).forEach(sketch::add);
        DistinctSketch again = written(new DistinctSketch.Serializer(), sketch);
        assertThat(again.estimate()).isEqualTo(sketch.estimate()).isCloseTo(30_000, within(1_500L));
        again.add("one more");
        assertThat(again.estimate()).isGreaterThanOrEqualTo(sketch.estimate());
    }

    @Test
    void theFrequentOnesAreAsTheyWere() throws IOException {
        FrequentSketch sketch = new FrequentSketch();
        IntStream.range(0, 30_000).forEach(i -> sketch.add(i % 3 == 0 ? "often" : "rare" + i, 300));
        FrequentSketch again = written(new FrequentSketch.Serializer(), sketch);
        assertThat(again.top()).isEqualTo(sketch.top()).isNotEmpty();
        assertThat(again.top().getFirst().getField(0)).isEqualTo("often");
    }

    @Test
    void aSketchKeepsItsSize() {
        DistinctSketch distinct = new DistinctSketch();
        FrequentSketch frequent = new FrequentSketch();
        IntStream.range(0, 200_000).forEach(i -> {
            distinct.add((long) i);
            frequent.add("a text of some length " + i, 10);
        });
        assertThat(new DistinctSketch.Serializer().bytes(distinct)).hasSizeLessThan(4_200);
        assertThat(new FrequentSketch.Serializer().bytes(frequent)).hasSizeLessThan(40_000);
    }

    /** By a function that has just been made. */
    private static List<Double> scores(
            RandomCutForestFunction.Seen seen, MapView<Integer, float[]> points, double... readings) throws Exception {
        RandomCutForestFunction function = new RandomCutForestFunction();
        List<Double> scores = new ArrayList<>();
        function.setCollector(new Collector<>() {
            @Override
            public void collect(Row row) {
                scores.add((Double) row.getField(0));
            }

            @Override
            public void close() {}
        });
        for (double reading : readings) {
            Row row = Row.withNames(RowKind.INSERT);
            row.setField("reading", reading);
            function.eval(context(), seen, points, row, ColumnList.of("reading"), null, null, null, null);
        }
        return scores;
    }

    private static Context context() {
        Object semantics = Proxy.newProxyInstance(
                RestartTest.class.getClassLoader(),
                new Class<?>[] {TableSemantics.class},
                (proxy, method, arguments) -> new int[0]);
        return (Context) Proxy.newProxyInstance(
                RestartTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> semantics);
    }

    private static <T> T written(SketchSerializer<T> serializer, T sketch) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(sketch, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
