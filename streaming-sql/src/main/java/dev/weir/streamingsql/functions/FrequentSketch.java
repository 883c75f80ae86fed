package dev.weir.streamingsql.functions;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.types.Row;

/** Which texts were seen most often, and about how often; of 768 texts at most is it held. Not thread-safe. */
public final class FrequentSketch {

    /** Places; three of four are used. No count is more than 3.5 / 1,024 of all that was seen too high. */
    static final int MAP_SIZE = 1024;

    private final FrequentItemsSketch<String> sketch;
    private int most;

    FrequentSketch() {
        this(new FrequentItemsSketch<>(MAP_SIZE), 0);
    }

    private FrequentSketch(FrequentItemsSketch<String> sketch, int most) {
        this.sketch = sketch;
        this.most = most;
    }

    void add(String text, int howMany) {
        most = howMany;
        sketch.update(text);
    }

    void add(FrequentSketch other) {
        most = Math.max(most, other.most);
        sketch.merge(other.sketch);
    }

    /** The most frequent first; those of one count by their text, so that the answer does not jump about. */
    List<Row> top() {
        return Arrays.stream(sketch.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .sorted((one, other) -> one.getEstimate() == other.getEstimate()
                        ? one.getItem().compareTo(other.getItem())
                        : Long.compare(other.getEstimate(), one.getEstimate()))
                .limit(most)
                .map(item -> Row.of(item.getItem(), item.getEstimate(), item.getLowerBound()))
                .toList();
    }

    /** Writes it. Made by Flink by its name. */
    public static final class Serializer extends SketchSerializer<FrequentSketch> {

        private static final ArrayOfStringsSerDe TEXTS = new ArrayOfStringsSerDe();
        private static final int HEAD = 2;

        @Override
        public FrequentSketch createInstance() {
            return new FrequentSketch();
        }

        @Override
        byte[] bytes(FrequentSketch sketch) {
            byte[] items = sketch.sketch.toByteArray(TEXTS);
            byte[] all = new byte[HEAD + items.length];
            all[0] = (byte) (sketch.most >> Byte.SIZE);
            all[1] = (byte) sketch.most;
            System.arraycopy(items, 0, all, HEAD, items.length);
            return all;
        }

        @Override
        FrequentSketch sketch(byte[] bytes) {
            int most = ((bytes[0] & 0xff) << Byte.SIZE) | (bytes[1] & 0xff);
            byte[] items = Arrays.copyOfRange(bytes, HEAD, bytes.length);
            return new FrequentSketch(FrequentItemsSketch.getInstance(MemorySegment.ofArray(items), TEXTS), most);
        }

        @Override
        public TypeSerializerSnapshot<FrequentSketch> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says that it can read what it wrote. Made by Flink by its name. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<FrequentSketch> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
