package dev.weir.streamingsql.functions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** How many different values were seen, about; some 4 KiB at most, however many there were. Not thread-safe. */
public final class DistinctSketch {

    /** 4,096 counters: in two of three cases not more than 1.6 % off. */
    static final int LG_K = 12;

    private HllSketch sketch;

    DistinctSketch() {
        this(new HllSketch(LG_K, TgtHllType.HLL_8));
    }

    private DistinctSketch(HllSketch sketch) {
        this.sketch = sketch;
    }

    /** Values are the same if they are of one kind and equal; whole numbers are, whatever their width. */
    void add(Object value) {
        switch (value) {
            case String text -> sketch.update(text.isEmpty() ? new byte[] {0} : text.getBytes(StandardCharsets.UTF_8));
            case Long number -> sketch.update(number);
            case Integer number -> sketch.update(number.longValue());
            case Short number -> sketch.update(number.longValue());
            case Byte number -> sketch.update(number.longValue());
            case Double number -> sketch.update(number);
            case Float number -> sketch.update(number.doubleValue());
            case BigDecimal number -> sketch.update(number.stripTrailingZeros().toPlainString());
            case byte[] bytes -> sketch.update(bytes.length == 0 ? new byte[] {0} : bytes);
            default -> sketch.update(value.toString());
        }
    }

    void add(DistinctSketch other) {
        HllUnion both = new HllUnion(LG_K);
        both.update(sketch);
        both.update(other.sketch);
        sketch = both.getResult(TgtHllType.HLL_8);
    }

    long estimate() {
        return Math.round(sketch.getEstimate());
    }

    /** Writes it. Made by Flink by its name. */
    public static final class Serializer extends SketchSerializer<DistinctSketch> {

        @Override
        public DistinctSketch createInstance() {
            return new DistinctSketch();
        }

        @Override
        byte[] bytes(DistinctSketch sketch) {
            return sketch.sketch.toCompactByteArray();
        }

        @Override
        DistinctSketch sketch(byte[] bytes) {
            return new DistinctSketch(HllSketch.heapify(bytes));
        }

        @Override
        public TypeSerializerSnapshot<DistinctSketch> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says that it can read what it wrote. Made by Flink by its name. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<DistinctSketch> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
