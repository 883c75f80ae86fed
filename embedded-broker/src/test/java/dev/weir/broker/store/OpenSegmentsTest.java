package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which segments stay open. */
class OpenSegmentsTest {

    private static final StoreSettings SETTINGS = StoreSettings.onDisk();
    private static final int SEGMENTS = 4;

    @TempDir
    Path folder;

    private final List<Segment> segments = new ArrayList<>();
    private long each;

    /** Segments that hold the same, one record each. */
    @BeforeEach
    void write() throws IOException {
        for (int number = 0; number < SEGMENTS; number++) {
            Path path = folder.resolve("segment-" + number);
            SegmentFile file = SegmentFile.create(path, SETTINGS);
            StoredRecord record = new StoredRecord(number, 0, "key", new byte[10]);
            BlockWriter block = new BlockWriter(record, SETTINGS.blockBytes());
            block.add(record);
            file.put(new ShardKey(1, 0), block);
            file.commit();
            file.force();
            file.seal();
            each = file.memoryBytes();
            file.close();
            segments.add(new Segment(number, path, SETTINGS, null));
        }
    }

    private void use(OpenSegments open, int number) throws IOException {
        Segment segment = segments.get(number);
        assertThat(segment.<Boolean>read(file -> {
                    open.touch(segment);
                    return file.shards().contains(new ShardKey(1, 0));
                }))
                .isTrue();
    }

    private List<Integer> open() {
        return segments.stream().filter(Segment::isOpen).map(Segment::number).toList();
    }

    @Test
    void theOnesUsedLastStayOpen() throws IOException {
        OpenSegments open = new OpenSegments(2, Long.MAX_VALUE);
        use(open, 0);
        use(open, 1);
        use(open, 0);
        use(open, 2);
        assertThat(open()).containsExactly(0, 2);
        open.closeAll();
        assertThat(open()).isEmpty();
    }

    @Test
    void theirMemoryIsBoundedToo() throws IOException {
        OpenSegments open = new OpenSegments(SEGMENTS, 3 * each);
        for (int number = 0; number < SEGMENTS; number++) {
            use(open, number);
        }
        assertThat(open()).containsExactly(1, 2, 3);
        open.forget(segments.get(1));
        use(open, 0);
        assertThat(open()).containsExactly(0, 1, 2, 3);
        open.closeAll();
        segments.get(1).close();
    }

    @Test
    void aSegmentThatIsInUseIsNotClosed() throws IOException {
        OpenSegments open = new OpenSegments(1, 1);
        segments.getFirst().<Boolean>read(file -> {
            open.touch(segments.getFirst());
            use(open, 1);
            return true;
        });
        assertThat(open()).containsExactly(0, 1);
        use(open, 2);
        assertThat(open()).containsExactly(2);
        open.closeAll();
    }
}
