package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.BrokerUnavailableException;
import dev.weir.app.connection.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;

/** {@code weir broker --fault}: from the command line to a client that meets the fault. */
class BrokerFaultOptionTest {

    private final StringWriter err = new StringWriter();

    private CommandLine command() {
        return new CommandLine(new BrokerCommand()).setErr(new PrintWriter(err, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throttle | name=value pairs",
                "kind=slow | There is no fault of kind \"slow\"; the kinds are throttle,",
                "kind=throttle,rate=2 | A fault's rate is a number above 0 and at most 1, not \"2\".",
                "kind=latency | A fault of kind latency says how long: latency=200ms, or latency=100ms-2s.",
            })
    void aSlipIsSaidBeforeAnythingStarts(String fault, String sentence) {
        int code = command().execute("--memory", "--port", "0", "--fault", fault);
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--fault").contains(sentence);
    }

    @Test
    void theOptionMayBeGivenSeveralTimes() {
        CommandLine.ParseResult parsed = command()
                .parseArgs(
                        "--fault", "kind=throttle,operation=PutRecords,rate=0.1", "--fault", "kind=latency,latency=1s");
        assertThat(parsed.matchedOptionValue("--fault", List.of()))
                .isEqualTo(List.of("kind=throttle,operation=PutRecords,rate=0.1", "kind=latency,latency=1s"));
    }

    @Test
    void aClientMeetsTheFault() throws BrokerUnavailableException {
        BrokerOptions options =
                new BrokerOptions(null, true, 0).withFaults(List.of("kind=throttle,operation=ListStreams,count=1"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(options);
                KinesisClient kinesis = KinesisClient.builder()
                        .endpointOverride(broker.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build()) {
            assertThatThrownBy(kinesis::listStreams).isInstanceOf(LimitExceededException.class);
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }

    @Test
    void anOperationThatDoesNotExistIsSaidAtTheStart() {
        BrokerOptions options = new BrokerOptions(null, true, 0).withFaults(List.of("kind=error,operation=Put"));
        assertThatThrownBy(() -> EmbeddedBroker.start(options))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("There is no operation Put");
    }
}
