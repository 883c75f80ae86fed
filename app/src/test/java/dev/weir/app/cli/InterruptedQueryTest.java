package dev.weir.app.cli;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.Main;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.core.SdkBytes;

/** Ctrl+C in a terminal: a real signal to a real process. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedQueryTest {

    @Test
    void nothingIsLeftOfWhatWatched() throws IOException, InterruptedException {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO))) {
            broker.create("orders", 1);
            broker.kinesis()
                    .putRecord(request -> request.streamName("orders")
                            .partitionKey("k")
                            .data(SdkBytes.fromUtf8String("{\"id\": 7}")));
            Process weir = start(broker);
            try (BufferedReader out = weir.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).contains("\"id\":7");
                List<ProcessHandle> children = weir.descendants().toList();
                assertThat(children).as("the process of Flink").hasSize(1);
                assertThat(new ProcessBuilder("kill", "-INT", Long.toString(weir.pid()))
                                .start()
                                .waitFor())
                        .isZero();
                assertThat(weir.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(weir.exitValue()).as("ended by the signal").isEqualTo(130);
                eventually("no orphan", () -> children.stream().noneMatch(ProcessHandle::isAlive));
            } finally {
                weir.descendants().forEach(ProcessHandle::destroyForcibly);
                weir.destroyForcibly();
            }
        }
    }

    private static Process start(BrokerStream broker) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "query",
                        "SELECT id FROM orders",
                        "--watch",
                        "--format",
                        "json",
                        "--endpoint",
                        String.valueOf(broker.connection().endpoint()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
