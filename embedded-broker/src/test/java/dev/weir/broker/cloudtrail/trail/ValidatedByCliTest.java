package dev.weir.broker.cloudtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.broker.TrailBroker;
import dev.weir.broker.time.ManualTime;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** {@code aws cloudtrail validate-logs} says of what a trail delivered that it is valid, and what was done to it since. */
@Tag("soak") // starting the command line takes a second or more
class ValidatedByCliTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path home;

    @Test
    void theCommandLineValidatesLogsAndFindsWhatWasDoneToThem() throws Exception {
        assumeTrue(isInstalled(), "There is no aws command on the path.");
        ManualTime time = new ManualTime(START);
        try (TrailBroker broker = new TrailBroker(null, time)) {
            broker.s3.createBucket(r -> r.bucket("logs-of-mine"));
            String arn = broker.trail
                    .createTrail(r -> r.name("mine")
                            .s3BucketName("logs-of-mine")
                            .s3KeyPrefix("audit")
                            .enableLogFileValidation(true))
                    .trailARN();
            broker.trail.startLogging(r -> r.name("mine"));
            for (int hour = 0; hour < 3; hour++) {
                for (int each = 0; each < 2; each++) {
                    broker.kinesis.listStreams();
                    time.advance(Duration.ofMinutes(31));
                    broker.trails.deliver();
                }
            }
            List<String> logs = keys(broker, "audit/AWSLogs/000000000000/CloudTrail/");
            List<String> digests = keys(broker, "audit/AWSLogs/000000000000/CloudTrail-Digest/");
            assertThat(logs).hasSize(6);
            assertThat(digests).hasSize(3);

            Run whole = validate(broker, arn);
            assertThat(whole.output())
                    .as(whole.errors())
                    .contains("3/3 digest files valid", "6/6 log files valid")
                    .doesNotContain("INVALID");
            assertThat(whole.exit()).isZero();

            broker.s3.deleteObject(r -> r.bucket("logs-of-mine").key(logs.get(0)));
            byte[] other = broker.s3
                    .getObjectAsBytes(r -> r.bucket("logs-of-mine").key(logs.get(2)))
                    .asByteArray();
            broker.s3.putObject(r -> r.bucket("logs-of-mine").key(logs.get(1)), RequestBody.fromBytes(other));
            Run changed = validate(broker, arn);
            assertThat(changed.exit()).isNotZero();
            assertThat(changed.output())
                    .contains("3/3 digest files valid", "4/6 log files valid, 2/6 log files INVALID");
            assertThat(changed.errors()).contains("INVALID: not found", "INVALID: hash value doesn't match");

            broker.s3.deleteObject(r -> r.bucket("logs-of-mine").key(digests.get(1)));
            Run missing = validate(broker, arn);
            assertThat(missing.exit()).isNotZero();
            assertThat(missing.errors())
                    .contains("Digest file\ts3://logs-of-mine/" + digests.get(1) + "\tINVALID: not found");
        }
    }

    private static List<String> keys(TrailBroker broker, String prefix) {
        return broker.s3.listObjectsV2(r -> r.bucket("logs-of-mine").prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    private record Run(int exit, String output, String errors) {}

    private Run validate(TrailBroker broker, String arn) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws", "cloudtrail", "validate-logs"));
        command.addAll(List.of("--trail-arn", arn, "--verbose", "--region", "us-east-1"));
        command.addAll(List.of(
                "--start-time",
                START.toString(),
                "--end-time",
                broker.time.now().toString()));
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().put("HOME", home.toString());
        start.environment().put("AWS_ENDPOINT_URL", broker.endpoint().toString());
        start.environment().put("AWS_ACCESS_KEY_ID", "AKIDADA");
        start.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
        start.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        Path output = home.resolve("output");
        Path errors = home.resolve("errors");
        start.redirectOutput(output.toFile()).redirectError(errors.toFile());
        Process process = start.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }
}
