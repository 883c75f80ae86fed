package dev.weir.app.transform;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.fx.Pace;
import dev.weir.app.transform.BenchResult.Outcome;
import dev.weir.app.transform.Transform.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.Processor;

/** The bench against the embedded broker: its functions run as processes of their own. */
class TransformModelTest {

    private BrokerWorkspace broker;
    private TransformModel model;

    @BeforeEach
    void start() {
        broker = new BrokerWorkspace();
        model = new TransformModel(broker.workspace(), Pace.real());
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void aStartersProgramRunsOnTheNewestRecordsOfAStream() {
        broker.createStream("orders", 2);
        for (int i = 0; i < 30; i++) {
            int number = i;
            broker.clients()
                    .kinesis()
                    .putRecord(request -> request.streamName("orders")
                            .partitionKey("k" + number)
                            .data(SdkBytes.fromUtf8String("{\"order\":\"o%d\"}".formatted(number))));
        }
        model.records().streamName().set("orders");
        model.records().wanted(5);
        model.records().takeNewest();
        assertThat(model.records().records()).hasSize(5);
        assertThat(text(model.records().records().getLast().data())).isEqualTo("{\"order\":\"o29\"}");
        assertThat(model.runProblem()).isEmpty();
        model.start();
        assertThat(model.failure().get()).isNull();
        BenchRun run = model.run().get();
        assertThat(run.error()).isNull();
        assertThat(run.violations()).isEmpty();
        assertThat(run.counts()).isEqualTo(java.util.Map.of("Ok", 5));
        assertThat(text(run.results().getLast().after())).isEqualTo("{\"ORDER\":\"O29\"}");
    }

    @Test
    void everyStarterKeepsTheContract() {
        model.records().pasted().set("{\"email\":\"a@b.c\",\"level\":\"DEBUG\"}\nplain");
        for (Starter starter : Starter.values()) {
            model.source().set(starter.source());
            model.start();
            BenchRun run = model.run().get();
            assertThat(run.violations()).as(starter.words()).isEmpty();
            assertThat(run.results()).as(starter.words()).noneMatch(result -> result.outcome() == Outcome.BROKEN);
            switch (starter) {
                case MASK ->
                    assertThat(text(run.results().getFirst().after()))
                            .isEqualTo("{\"email\":\"***\",\"level\":\"DEBUG\"}");
                case DROP -> assertThat(run.results().getFirst().outcome()).isEqualTo(Outcome.DROPPED);
                case CHECK -> {
                    assertThat(run.results().get(1).outcome()).isEqualTo(Outcome.PROCESSING_FAILED);
                    assertThat(run.log()).contains("no JSON object");
                }
                default -> assertThat(run.results()).allMatch(result -> result.outcome() == Outcome.OK);
            }
        }
    }

    @Test
    void aProgramThatDoesNotCompileSaysSoInItsLog() {
        model.records().pasted().set("x");
        model.source().set("class Transform { nonsense }");
        model.start();
        BenchRun run = model.run().get();
        assertThat(run.error()).contains("Runtime.ExitError");
        assertThat(run.log()).contains("error:");
        assertThat(run.results()).allMatch(result -> result.outcome() == Outcome.PROCESSING_FAILED);
    }

    @Test
    void whatIsOnTheBenchBecomesPartOfADeliveryStream() {
        broker.clients().s3().createBucket(request -> request.bucket("out"));
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("to-s3")
                        .extendedS3DestinationConfiguration(s3 ->
                                s3.bucketARN("arn:aws:s3:::out").roleARN("arn:aws:iam::000000000000:role/firehose")));
        eventually(
                "the delivery stream is active",
                () -> broker.clients()
                                .firehose()
                                .describeDeliveryStream(request -> request.deliveryStreamName("to-s3"))
                                .deliveryStreamDescription()
                                .deliveryStreamStatus()
                        == DeliveryStreamStatus.ACTIVE);
        model.listDeliveryStreams();
        assertThat(model.deliveryStreams()).containsExactly("to-s3");
        model.attachTo("to-s3", "upper", () -> {});
        assertThat(model.applyFailure().get()).isNull();
        model.attachTo("to-s3", "upper", () -> {});
        assertThat(model.applyFailure().get()).isNull();
        Processor attached = processors("to-s3").getFirst();
        assertThat(processors("to-s3")).hasSize(1);
        assertThat(attached.typeAsString()).isEqualTo("Lambda");
        assertThat(attached.parameters().getFirst().parameterValue()).contains("function:upper");
        model.kind().set(Kind.JQ);
        model.attachTo("to-s3", "", () -> {});
        assertThat(model.applyFailure().get().what()).contains("no dynamic partitioning");
        model.kind().set(Kind.FUNCTION);
        model.listFunctions();
        assertThat(model.functionNames()).containsExactly("upper");
        assertThat(model.runProblem()).contains("Choose a function");
    }

    @Test
    void aHandlerInAJarRuns(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Shout.java");
        Files.writeString(source, """
                import java.io.InputStream;
                import java.io.OutputStream;
                public class Shout implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                    @Override
                    public void handleRequest(
                            InputStream in, OutputStream out, com.amazonaws.services.lambda.runtime.Context context)
                            throws java.io.IOException {
                        String event = new String(in.readAllBytes());
                        int at = event.indexOf("recordId") + 11;
                        String id = event.substring(at, at + 49);
                        context.getLogger().log("got " + id);
                        String answer = "{'records':[{'recordId':'" + id + "','result':'Ok','data':'SEVZ'}]}";
                        out.write(answer.replace((char) 39, (char) 34).getBytes());
                    }
                }
                """);
        String core = Path.of(RequestStreamHandler.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", core, "-d", folder.toString(), "--release", "21", source.toString());
        assertThat(compiled).isZero();
        Path jar = folder.resolve("shout.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("Shout.class"));
            zip.write(Files.readAllBytes(folder.resolve("Shout.class")));
        }
        model.records().pasted().set("hey");
        model.kind().set(Kind.JAR);
        assertThat(model.runProblem()).contains("Choose the jar");
        model.jar().set(jar);
        assertThat(model.runProblem()).contains("Name the handler");
        model.handler().set("Shout::handleRequest");
        model.start();
        assertThat(model.failure().get()).isNull();
        BenchRun run = model.run().get();
        assertThat(run.error()).isNull();
        assertThat(text(run.results().getFirst().after())).isEqualTo("HEY");
        assertThat(run.log()).contains("got 0000");
        Files.delete(jar);
        model.start();
        assertThat(model.failure().get().what()).contains("not there any more");
    }

    @Test
    void aFunctionOfSomebodyElseIsNotReplaced() {
        broker.clients()
                .lambda()
                .createFunction(request -> request.functionName("theirs")
                        .runtime("provided.al2023")
                        .handler("x")
                        .role(BenchFunctions.NO_ROLE)
                        .code(code -> code.zipFile(SdkBytes.fromByteArray(EmptyArchive.bytes())))
                        .environment(environment -> environment.variables(java.util.Map.of("WEIR_COMMAND", "cat"))));
        model.saveAs("theirs", () -> {});
        assertThat(model.applyFailure().get().what()).contains("did not make");
        // A program that answers with its input breaks the contract: the bench says how.
        model.kind().set(Kind.FUNCTION);
        model.function().set("theirs");
        model.records().pasted().set("{\"a\":1}");
        model.start();
        assertThat(model.run().get().results().getFirst().problem()).contains("no result");
        model.function().set("nowhere");
        model.start();
        assertThat(model.failure().get()).isNotNull();
        assertThat(model.run().get()).isNull();
    }

    private List<Processor> processors(String name) {
        return broker.clients()
                .firehose()
                .describeDeliveryStream(request -> request.deliveryStreamName(name))
                .deliveryStreamDescription()
                .destinations()
                .getFirst()
                .extendedS3DestinationDescription()
                .processingConfiguration()
                .processors();
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }
}
