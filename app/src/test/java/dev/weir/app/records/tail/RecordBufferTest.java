package dev.weir.app.records.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordBufferTest {

    private final RecordBuffer buffer = new RecordBuffer(new RecordBuffer.Bounds(10, 100_000, 5, 50_000));

    static List<TailedRecord> records(int from, int to, int size) {
        return IntStream.range(from, to)
                .mapToObj(i -> new TailedRecord(i, "shardId-000000000000", "" + i, "k" + i, new byte[size]))
                .toList();
    }

    @Test
    void theOldestLeaveWhenThereAreTooMany() {
        buffer.append(records(0, 25, 1));
        assertThat(buffer.first()).isEqualTo(15);
        assertThat(buffer.total()).isEqualTo(25);
        assertThat(buffer.since(20).records()).hasSize(5);
        assertThat(buffer.since(0).records()).hasSize(10);
    }

    @Test
    void theOldestLeaveWhenTheyAreTooLarge() {
        buffer.append(records(0, 9, 30_000));
        assertThat(buffer.bytes()).isLessThanOrEqualTo(100_000);
        assertThat(buffer.since(0).records()).hasSize(3);
    }

    @Test
    void oneRecordFitsHoweverLarge() {
        buffer.append(records(0, 2, 200_000));
        assertThat(buffer.since(0).records()).hasSize(1);
    }

    @Test
    void whatComesWhileHeldIsNotShownAndNotLost() {
        buffer.append(records(0, 10, 1));
        buffer.hold();
        buffer.append(records(10, 14, 1));
        assertThat(buffer.full()).isFalse();
        assertThat(buffer.waiting()).isEqualTo(4);
        assertThat(buffer.since(10).records()).isEmpty();
        buffer.append(records(14, 15, 1));
        assertThat(buffer.full()).isTrue();
        buffer.release();
        assertThat(buffer.since(10).records())
                .extracting(TailedRecord::sequenceNumber)
                .containsExactly("10", "11", "12", "13", "14");
    }
}
