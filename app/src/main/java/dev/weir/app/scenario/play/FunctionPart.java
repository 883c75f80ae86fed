package dev.weir.app.scenario.play;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.scenario.Handler;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/** A function, and the event source mapping by which it reads a stream. */
final class FunctionPart implements Part {

    static final String ROLE = "arn:aws:iam::000000000000:role/weir-scenario";

    private static final int TIMEOUT_SECONDS = 60;
    private static final int MEMORY = 128;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 300;

    private final Handler handler;
    private final Clients clients;
    private final FunctionLog log;
    private volatile @Nullable String trouble;
    private volatile @Nullable String mapping;
    private volatile @Nullable Duration delay;
    private volatile boolean made;

    FunctionPart(Handler handler, Clients clients) {
        this.handler = handler;
        this.clients = clients;
        this.log = new FunctionLog(clients, handler.name());
    }

    static String key(String function) {
        return "function:" + function;
    }

    @Override
    public String key() {
        return key(handler.name());
    }

    @Override
    public List<String> needs() {
        Handler.Trigger reads = handler.reads();
        return reads == null ? List.of() : List.of(StreamPart.key(reads.streamName()));
    }

    @Override
    public void make() throws InterruptedException {
        Map<String, String> variables = variables();
        if (present()) {
            clients.lambda()
                    .updateFunctionConfiguration(request -> request.functionName(handler.name())
                            .environment(environment -> environment.variables(variables)));
        } else {
            clients.lambda().createFunction(creation(variables));
        }
        awaitReady();
        Handler.Trigger reads = handler.reads();
        if (reads != null) {
            map(reads);
        }
        made = true;
    }

    private boolean present() {
        try {
            Map<String, String> tags = clients.lambda()
                    .getFunction(request -> request.functionName(handler.name()))
                    .tags();
            if (!tags.containsKey(Marks.KEY)) {
                throw new ExpectedFailure(
                        Failure.Kind.REJECTED,
                        Text.of("There is a function {0} that no scenario made.", handler.name()),
                        Text.of("It stays as it is."));
            }
            return true;
        } catch (ResourceNotFoundException none) {
            return false;
        }
    }

    private CreateFunctionRequest creation(Map<String, String> variables) {
        CreateFunctionRequest.Builder request = CreateFunctionRequest.builder()
                .functionName(handler.name())
                .description("A scenario of Weir")
                .role(ROLE)
                .timeout(TIMEOUT_SECONDS)
                .memorySize(MEMORY)
                .tags(Marks.TAGS)
                .environment(environment -> environment.variables(variables));
        return switch (handler.program()) {
            case Handler.Program.BuiltIn builtIn ->
                request.runtime("java21")
                        .handler(ProgramArchive.handler(builtIn.name()))
                        .code(code -> code.zipFile(SdkBytes.fromByteArray(ProgramArchive.of(builtIn.name()))))
                        .build();
            case Handler.Program.Command command ->
                request.runtime("provided.al2023")
                        .handler("command")
                        .code(code -> code.zipFile(SdkBytes.fromByteArray(ProgramArchive.ofCommand())))
                        .build();
        };
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        switch (handler.program()) {
            case Handler.Program.BuiltIn builtIn ->
                builtIn.settings()
                        .forEach((name, value) -> variables.put("WEIR_" + name.toUpperCase(Locale.ROOT), value));
            case Handler.Program.Command command -> variables.put("WEIR_COMMAND", command.line());
        }
        Duration slow = delay;
        if (slow != null) {
            variables.put("WEIR_DELAY_MILLIS", Long.toString(slow.toMillis()));
        }
        return variables;
    }

    private String awaitReady() throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            GetFunctionConfigurationResponse now =
                    clients.lambda().getFunctionConfiguration(request -> request.functionName(handler.name()));
            if (now.state() != State.PENDING && now.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS) {
                return now.functionArn();
            }
            Thread.sleep(LOOK);
        }
        throw new ExpectedFailure(
                Failure.Kind.TIMEOUT,
                Text.of("The function {0} is not ready yet.", handler.name()),
                Text.of("It is tried again."));
    }

    private void map(Handler.Trigger reads) {
        EventSourceMappingConfiguration found = clients
                .lambda()
                .listEventSourceMappings(request -> request.functionName(handler.name()))
                .eventSourceMappings()
                .stream()
                .findFirst()
                .orElse(null);
        if (found != null) {
            mapping = found.uuid();
            clients.lambda()
                    .updateEventSourceMapping(
                            request -> request.uuid(found.uuid()).enabled(true));
            return;
        }
        String failures = reads.failures();
        if (failures != null) {
            Buckets.make(clients.s3(), failures);
        }
        String arn = clients.kinesis()
                .describeStreamSummary(request -> request.streamName(reads.streamName()))
                .streamDescriptionSummary()
                .streamARN();
        mapping = clients.lambda()
                .createEventSourceMapping(request -> {
                    request.functionName(handler.name())
                            .eventSourceArn(arn)
                            .startingPosition("TRIM_HORIZON")
                            .batchSize(reads.batch())
                            .maximumBatchingWindowInSeconds((int) reads.window().toSeconds())
                            .maximumRetryAttempts(2)
                            .bisectBatchOnFunctionError(true)
                            .tags(Marks.TAGS);
                    if (failures != null) {
                        request.destinationConfig(destination ->
                                destination.onFailure(failure -> failure.destination("arn:aws:s3:::" + failures)));
                    }
                })
                .uuid();
    }

    /** Makes it take its time with each batch, or no longer. Blocks. */
    void slow(@Nullable Duration each) throws InterruptedException {
        delay = each;
        clients.lambda()
                .updateFunctionConfiguration(request -> request.functionName(handler.name())
                        .environment(environment -> environment.variables(variables())));
        awaitReady();
    }

    @Override
    public void look() {
        log.look();
    }

    @Override
    public void end() {
        String uuid = mapping;
        if (uuid != null) {
            clients.lambda()
                    .updateEventSourceMapping(request -> request.uuid(uuid).enabled(false));
        }
    }

    @Override
    public void trouble(@Nullable String what) {
        trouble = what;
    }

    @Override
    public PartState state() {
        Duration slow = delay;
        String wrong = trouble != null || slow == null
                ? trouble
                : Text.of("takes {0} s with each batch: what comes waits in the stream", slow.toMillis() / 1_000.0);
        PartState.Status status =
                wrong != null ? PartState.Status.TROUBLE : made ? PartState.Status.WORKING : PartState.Status.WAITING;
        Handler.Trigger reads = handler.reads();
        return new PartState(
                PartState.Kind.FUNCTION,
                handler.name(),
                status,
                wrong != null ? wrong : made ? log.words() : Text.of("is being made"),
                log.lines(),
                reads == null
                        ? new Place.TransformBench(null)
                        : new Place.Stream(reads.streamName(), Place.Stream.Part.CONSUMERS));
    }
}
