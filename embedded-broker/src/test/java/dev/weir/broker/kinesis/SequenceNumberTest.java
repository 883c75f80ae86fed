package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceNumberTest {

    @ParameterizedTest
    @CsvSource({
        "1700000000, 0, 0, 1700000000",
        "1700000000, 17, 1, 1700000060",
        "1700000000, 2147483647, 9223372036854775807, 68719476735",
        "0, 0, 0, 0",
    })
    void hasTheServicesLayoutAndIsReadBack(long created, int shard, long index, long seconds) {
        SequenceNumber number = new SequenceNumber(created, shard, index, seconds);
        String hex = new BigInteger(number.toString()).toString(16);
        assertThat(hex)
                .isEqualTo(String.format("2%09x%x%016x00%09x%08x2", created, shard & 0xf, index, seconds, shard));
        assertThat(number.toString()).hasSize(56);
        assertThat(GivenSequenceNumber.parse(number.toString())).isEqualTo(number);
    }

    @Test
    void startsOfNeighbouringShardsLieAsFarApartAsRecordedFromTheService() {
        ShardMap map = ShardMap.create(3, Instant.ofEpochSecond(1_500_000_000));
        BigInteger first =
                new BigInteger(map.all().get(0).startingSequenceNumber().toString());
        BigInteger second =
                new BigInteger(map.all().get(1).startingSequenceNumber().toString());
        assertThat(second.subtract(first)).isEqualTo("22300745198530623141535718272648361505980432");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 21267647932558653966460912964485513221",
        "0, 0, 21267647932558653966460912964485513216",
        "425352958651173072921826052383309826, 2, 21693000891209827039382739016868823042",
    })
    void readsOldNumbersAsTheServiceDoes(String text, int shard, String normal) {
        assertThat(GivenSequenceNumber.parse(text)).isEqualTo(new OldSequenceNumber(shard, normal));
    }

    @ParameterizedTest
    @CsvSource({
        "20000000000800000000000000000000000000000000002",
        "20000000000000000000000000000000000000800000002",
        "20000000000000000000000000000000000000000000003",
        "30000000000000000000000000000000000000000000002",
        "13bb2cc3d80000000000000000000000",
    })
    void refusesWhatHasNoKnownLayout(String hex) {
        assertThat(GivenSequenceNumber.parse(new BigInteger(hex, 16).toString()))
                .isNull();
    }
}
