package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {

    @Test
    void writesWhatBigIntegerWrites() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[4 * (1 + random.nextInt(8))];
            random.nextBytes(bytes);
            int zeros = random.nextInt(bytes.length + 1);
            for (int zero = 0; zero < zeros; zero++) {
                bytes[zero] = 0;
            }
            assertThat(Decimal.of(ByteBuffer.wrap(bytes))).isEqualTo(new BigInteger(1, bytes).toString());
        }
    }
}
