package dev.weir.streamingsql.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4567, true",
        "http://127.8.9.10, true",
        "http://localhost:4567, true",
        "http://[::1]:4567, true",
        "http://127.0.0.1.example.com, false",
        "http://127.evil.example.com:80, false",
        "http://localhost.example.com, false",
        "https://kinesis.us-east-1.amazonaws.com, false",
        "http://128.0.0.1, false",
    })
    void loopback(String endpoint, boolean isLoopback) {
        StreamAddress address =
                new StreamAddress("arn:aws:kinesis:us-east-1:000000000000:stream/orders", "us-east-1", endpoint, null);
        assertThat(address.isLoopback()).isEqualTo(isLoopback);
    }
}
