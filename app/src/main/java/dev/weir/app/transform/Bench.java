package dev.weir.app.transform;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.text.Text;
import dev.weir.app.transform.BenchFunctions.Code;
import dev.weir.app.transform.BenchResult.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Runs transforms over records. Blocks; throws what the SDK throws. Thread-safe. */
final class Bench {

    /** The function that a transform is while it is only tried. */
    static final String TRIED = "weir-transform-bench";

    private static final long MOST_JAR = 50L << 20;

    private final BenchFunctions functions;
    private final JavaPrograms programs;
    private final Pace pace;
    private final String region;

    Bench(BenchFunctions functions, JavaPrograms programs, Pace pace, String region) {
        this.functions = functions;
        this.programs = programs;
        this.pace = pace;
        this.region = region;
    }

    /** @param streamArn where the records come from, or null */
    BenchRun run(Transform transform, List<BenchRecord> records, @Nullable String streamArn)
            throws IOException, InterruptedException {
        if (transform instanceof Transform.Jq(String query)) {
            long begun = pace.nanoTime();
            JqTransform jq = JqTransform.parse(query);
            List<BenchResult> results = records.stream().map(jq::apply).toList();
            return new BenchRun(results, List.of(), null, since(begun), "", records.size());
        }
        String name = transform instanceof Transform.Function(String named)
                ? named
                : save(TRIED, transform).name();
        List<BenchRecord> sent = TransformEvent.fitting(records);
        if (sent.isEmpty()) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("There is no record that fits into an event of 6 MiB."),
                    Text.of("Take smaller records onto the bench."));
        }
        byte[] event = TransformEvent.of(sent, region, "000000000000", streamArn);
        long begun = pace.nanoTime();
        InvokeResponse answer = functions.invoke(name, event);
        return read(answer, sent, since(begun));
    }

    private Duration since(long begun) {
        return Duration.ofNanos(pace.nanoTime() - begun);
    }

    private static BenchRun read(InvokeResponse answer, List<BenchRecord> sent, Duration took) {
        String log = answer.logResult() == null
                ? ""
                : new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        byte[] payload =
                answer.payload() == null ? new byte[0] : answer.payload().asByteArrayUnsafe();
        if (answer.functionError() != null) {
            String error = new String(payload, StandardCharsets.UTF_8);
            List<BenchResult> results = sent.stream()
                    .map(record -> BenchResult.failed(
                            record,
                            Outcome.PROCESSING_FAILED,
                            Text.of("The function failed for the whole batch: after three retries Firehose writes it to"
                                    + " processing-failed/.")))
                    .toList();
            return new BenchRun(results, List.of(), error, took, log, sent.size());
        }
        TransformAnswer read = TransformAnswer.read(payload, sent);
        return new BenchRun(read.results(), read.violations(), null, took, log, sent.size());
    }

    /** A function that was made. */
    record Saved(String name, String arn) {}

    /** Makes a function of a transform. */
    Saved save(String name, Transform transform) throws IOException, InterruptedException {
        String arn = switch (transform) {
            case Transform.Function function -> functions.arn(function.name());
            case Transform.Program program ->
                functions.deploy(
                        name, new Code.Command(programs.command(name, program.source())), BenchFunctions.NO_ROLE);
            case Transform.Command command ->
                functions.deploy(name, new Code.Command(command.line()), BenchFunctions.NO_ROLE);
            case Transform.Jar jar ->
                functions.deploy(
                        name,
                        new Code.Jar(bytes(jar.file()), jar.handler()),
                        jar.role() == null ? BenchFunctions.NO_ROLE : jar.role());
            case Transform.Jq jq -> throw new IllegalArgumentException("an expression is no function");
        };
        return new Saved(transform instanceof Transform.Function(String named) ? named : name, arn);
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_JAR) {
                throw new ExpectedFailure(
                        Failure.Kind.REJECTED,
                        Text.of("{0} is larger than 50 MiB.", file.getFileName()),
                        Text.of(
                                "Lambda takes larger archives from S3 only: make the function with the AWS CLI, then choose it here."));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ExpectedFailure(
                    Failure.Kind.NOT_FOUND,
                    Text.of("{0} is not there any more.", file),
                    Text.of("Choose the jar again."),
                    e);
        }
    }
}
