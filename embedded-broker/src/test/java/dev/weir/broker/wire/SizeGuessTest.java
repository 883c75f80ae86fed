package dev.weir.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

class SizeGuessTest {

    private static GetRecordsResponse records(int count, int bytes) {
        Record one = Record.builder()
                .data(SdkBytes.fromByteArray(new byte[bytes]))
                .partitionKey("key")
                .sequenceNumber("9".repeat(56))
                .approximateArrivalTimestamp(Instant.EPOCH)
                .build();
        return GetRecordsResponse.builder()
                .records(Collections.nCopies(count, one))
                .millisBehindLatest(0L)
                .build();
    }

    /** Never so little that the buffer grows, never twice as much as is needed. */
    @ParameterizedTest
    @CsvSource({"1000, 1024", "10000, 10", "500, 100000", "20, 1048576"})
    void recordsThatAreAlikeFitAtOnce(int count, int bytes) {
        GetRecordsResponse answer = records(count, bytes);
        int needed = DocumentProtocol.CBOR_1_1
                .answer("GetRecords", answer, "id")
                .body()
                .remaining();
        assertThat(SizeGuess.of(answer)).isBetween(Math.min(needed, 16 << 20), 2 * needed);
    }

    @Test
    void anEmptyAnswerTakesLittleAndAHugeOneIsBounded() {
        assertThat(SizeGuess.of(GetRecordsResponse.builder().records(List.of()).build()))
                .isEqualTo(1024);
        assertThat(SizeGuess.of(records(10_000, 1 << 20))).isEqualTo(16 << 20);
    }

    /** Only the first record is looked at; one that is greater comes whole all the same. */
    @Test
    void whatIsGuessedTooSmallComesWhole() {
        Record great =
                Record.builder().data(SdkBytes.fromByteArray(new byte[1 << 20])).build();
        Record small =
                Record.builder().data(SdkBytes.fromByteArray(new byte[1])).build();
        GetRecordsResponse answer =
                GetRecordsResponse.builder().records(small, great).build();
        assertThat(DocumentProtocol.CBOR_1_1
                        .answer("GetRecords", answer, "id")
                        .body()
                        .remaining())
                .isGreaterThan(1 << 20);
    }
}
