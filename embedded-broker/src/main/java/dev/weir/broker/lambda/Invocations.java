package dev.weir.broker.lambda;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.lambda.process.CallEnd;
import dev.weir.broker.lambda.process.Launch;
import dev.weir.broker.lambda.process.ProcessPool;
import dev.weir.broker.lambda.process.ProcessPool.RefusedException;
import dev.weir.broker.lambda.runner.Invocation;
import dev.weir.broker.logs.LogSink;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Calls functions: finds the process, tells logs and metrics, and words what goes wrong. Thread-safe. */
final class Invocations implements LambdaInvoker {

    /** The most that a call may carry, of the service. */
    static final int MOST_BYTES = 6 << 20;

    private static final byte[] NOTHING = {};
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int MEBI = 1 << 20;

    private final Functions functions;
    private final Launches launches;
    private final ProcessPool pool;
    private final TimeSource time;
    private final LogSink logs;
    private final MetricSink metrics;

    Invocations(
            Functions functions,
            Launches launches,
            ProcessPool pool,
            TimeSource time,
            LogSink logs,
            MetricSink metrics) {
        this.functions = functions;
        this.launches = launches;
        this.pool = pool;
        this.time = time;
        this.logs = logs;
        this.metrics = metrics;
    }

    /**
     * A call that was made.
     *
     * @param log what it logged, as lines
     */
    record Ended(Function function, String requestId, CallEnd end, List<LogSink.Line> log) {}

    static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Calls a function and waits for the end.
     *
     * @param within how long its caller waits; the function's timeout counts if that is shorter
     * @throws AwsException ResourceConflictException if it is not Active, TooManyRequestsException
     */
    Ended call(Function function, String requestId, byte[] payload, Duration within) {
        Instant now = functions.now();
        if (!function.isReady(now)) {
            throw notReady(function, now);
        }
        Function latest = functions.latest(function.region(), function.name());
        Duration own = Duration.ofSeconds(function.settings().timeout());
        Duration timeout = within.compareTo(own) < 0 ? within : own;
        Invocation invocation = new Invocation(
                requestId,
                functions.arn(function),
                time.now().plus(timeout).toEpochMilli(),
                payload.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : payload);
        try {
            Launch launch = launches.of(function, latest == null ? null : latest.reserved(), now);
            CallEnd end = pool.call(launch, invocation, timeout);
            List<LogSink.Line> log = log(function, requestId, now, end);
            logs.put(function.region(), Launches.logGroup(function), Launches.logStream(function, now), log);
            measure(function, end);
            return new Ended(function, requestId, end, log);
        } catch (RefusedException e) {
            measure("Throttles", function, 1);
            throw switch (e.refusal()) {
                case RESERVED -> LambdaErrors.throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
                case ALL -> LambdaErrors.throttled("ConcurrentInvocationLimitExceeded");
                case CLOSED -> new AwsException("ServiceException", 500, "The broker is being closed.");
            };
        } catch (StoreException e) {
            throw new AwsException("InvalidZipFileException", 502, e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private static AwsException notReady(Function function, Instant now) {
        String state = String.valueOf(function.described(now).stateAsString());
        return LambdaErrors.conflict("The operation cannot be performed at this time. The function is currently in"
                + " the following state: " + state);
    }

    private static List<LogSink.Line> log(Function function, String requestId, Instant begun, CallEnd end) {
        List<LogSink.Line> lines = new ArrayList<>();
        lines.add(new LogSink.Line(begun, "START RequestId: " + requestId + " Version: " + function.version() + "\n"));
        lines.addAll(end.log());
        Instant last = end.log().isEmpty() ? begun : end.log().getLast().at();
        Instant ended = begun.plus(end.took()).isBefore(last) ? last : begun.plus(end.took());
        if (end.kind() != CallEnd.Kind.ANSWERED && end.kind() != CallEnd.Kind.FAILED) {
            lines.add(new LogSink.Line(ended, new String(end.payload(), StandardCharsets.UTF_8) + "\n"));
        }
        lines.add(new LogSink.Line(ended, "END RequestId: " + requestId + "\n"));
        lines.add(new LogSink.Line(ended, report(function, requestId, end)));
        return lines;
    }

    private static String report(Function function, String requestId, CallEnd end) {
        double millis = millis(end.took());
        StringBuilder report = new StringBuilder("REPORT RequestId: ").append(requestId);
        report.append(String.format("\tDuration: %.2f ms\tBilled Duration: %d ms", millis, (long) Math.ceil(millis)));
        report.append("\tMemory Size: ")
                .append(function.settings().memorySize())
                .append(" MB");
        report.append("\tMax Memory Used: ").append(end.memoryBytes() / MEBI).append(" MB\t");
        Duration loaded = end.loaded();
        if (loaded != null) {
            report.append(String.format("Init Duration: %.2f ms\t", millis(loaded)));
        }
        switch (end.kind()) {
            case TIMED_OUT -> report.append("Status: timeout");
            case CRASHED -> report.append("Status: error\tError Type: Runtime.ExitError");
            case ANSWERED, FAILED -> {}
        }
        return report.append('\n').toString();
    }

    private static double millis(Duration duration) {
        return (double) duration.toNanos() / NANOS_PER_MILLI;
    }

    private void measure(Function function, CallEnd end) {
        measure("Invocations", function, 1);
        measure("Errors", function, end.kind() == CallEnd.Kind.ANSWERED ? 0 : 1);
        measure("Duration", function, millis(end.took()));
    }

    /** Reports how old the last record of a batch was. */
    void age(String functionArn, double millis) {
        measure("IteratorAge", functions.get(functions.homeRegion(), functionArn, null), millis);
    }

    /** Reports a metric of a function, and of all functions together. */
    void measure(String name, Function function, double value) {
        metrics.record(
                new MetricId("AWS/Lambda", name, List.of(new MetricId.Dimension("FunctionName", function.name()))),
                value);
        metrics.record(new MetricId("AWS/Lambda", name, List.of()), value);
    }

    @Override
    public boolean exists(String function) {
        try {
            functions.get(functions.homeRegion(), function, null);
            return true;
        } catch (AwsException e) {
            return false;
        }
    }

    @Override
    public Result invoke(String function, byte[] payload, Duration within) {
        if (payload.length > MOST_BYTES) {
            return new Failure(
                    Kind.PAYLOAD_TOO_LARGE, "The event has " + payload.length + " bytes, of 6 MiB at most.", NOTHING);
        }
        try {
            Ended ended = call(functions.get(functions.homeRegion(), function, null), newRequestId(), payload, within);
            byte[] told = ended.end().payload();
            return switch (ended.end().kind()) {
                case ANSWERED -> new Answer(told);
                case TIMED_OUT -> new Failure(Kind.TIMED_OUT, "The function timed out.", told);
                case FAILED, CRASHED ->
                    new Failure(
                            Kind.FUNCTION_ERROR,
                            "The function failed: " + new String(told, StandardCharsets.UTF_8),
                            told);
            };
        } catch (AwsException e) {
            return new Failure(
                    switch (e.code()) {
                        case "ResourceNotFoundException" -> Kind.NOT_FOUND;
                        case "ResourceConflictException" -> Kind.NOT_READY;
                        case "TooManyRequestsException" -> Kind.THROTTLED;
                        default -> Kind.UNAVAILABLE;
                    },
                    e.getMessage(),
                    NOTHING);
        }
    }
}
