package dev.weir.app.scenario.play;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.scenario.Fault;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.scenario.play.PartState.Kind;
import dev.weir.app.scenario.play.PartState.Status;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Each kind of fault does something that is seen, and is taken back. */
class FaultsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String FILE = """
            weir-scenario: 1
            title: Letters
            summary: Letters come in, are read and kept.
            streams:
              - name: letters
            sources:
              - stream: letters
                template: '{"n":"#{seq}"}'
                rate: 20
            functions:
              - name: reader
                program: say
                settings: {text: "Read {n}"}
                reads: {stream: letters, batch: 100, window: 0s, failures: letters-unread}
            deliveries:
              - {name: letters-to-s3, from: letters, bucket: letters-kept, every: 1s, size: 1}
            faults:
              - {kind: hot-key, name: Hot, stream: letters, key: hot, rate: 100}
              - {kind: poison-record, name: Poison, stream: letters, data: "%%%", rate: 10}
              - {kind: slow-consumer, name: Slow, function: reader, delay: 1s}
              - {kind: destination-down, name: Gone, delivery: letters-to-s3}
            ...
            """;

    @TempDir
    private static Path folder;

    private static Broker broker;
    private static SdkClients clients;
    private static Scenario scenario;
    private static Player player;

    @BeforeAll
    static void play() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        clients = new SdkClients(
                new Connection(
                        "Embedded",
                        Connection.Kind.EMBEDDED,
                        new Connection.Source.Embedded(),
                        "us-east-1",
                        broker.endpoint()),
                () -> false);
        scenario = ScenarioFiles.open(
                Files.writeString(folder.resolve("letters.weir.yaml"), FILE).toString());
        player = Player.play(scenario, clients, null, new Tempo(1, 1), InstantSource.system(), Duration.ZERO);
        // Each has worked once: one that is throttled for a moment says so, and works again.
        Set<String> worked = new HashSet<>();
        eventually("all is made", LONG, () -> {
            List<PartState> parts = player.look();
            parts.stream()
                    .filter(part -> part.status() == Status.WORKING)
                    .forEach(part -> worked.add(part.kind() + part.name()));
            return worked.size() == parts.size();
        });
    }

    @AfterAll
    static void stop() {
        player.close();
        clients.close();
        broker.close();
    }

    @Test
    void aHotKeyIsAllOverTheStreamUntilItIsTakenBack() throws Exception {
        comesAndGoes(fault(Fault.HotKey.class), record -> record.partitionKey().equals("hot"));
    }

    @Test
    void poisonIsInTheStreamUntilItIsTakenBack() throws Exception {
        comesAndGoes(
                fault(Fault.PoisonRecord.class),
                record -> record.data().asUtf8String().equals("%%%"));
    }

    private static void comesAndGoes(Fault fault, Predicate<Record> isIt) throws Exception {
        assertThat(count(isIt)).isZero();
        assertThat(player.turn(fault, true)).isTrue();
        eventually("it is in the stream", LONG, () -> count(isIt) > 5);
        assertThat(player.turn(fault, false)).isFalse();
        long before = count(isIt);
        long others = count(isIt.negate());
        eventually("the others go on", LONG, () -> count(isIt.negate()) > others + 20);
        assertThat(count(isIt)).isEqualTo(before);
    }

    @Test
    void aSlowConsumerTakesItsTimeUntilItIsTakenBack() throws Exception {
        Fault slow = fault(Fault.SlowConsumer.class);
        assertThat(player.turn(slow, true)).isTrue();
        assertThat(part(Kind.FUNCTION, "reader").status()).isEqualTo(Status.TROUBLE);
        assertThat(part(Kind.FUNCTION, "reader").words()).startsWith("takes 1.0 s with each batch");
        long began = System.nanoTime();
        clients.lambda()
                .invoke(request -> request.functionName("reader").payload(SdkBytes.fromUtf8String("{\"Records\":[]}")));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(1));

        assertThat(player.turn(slow, false)).isFalse();
        assertThat(part(Kind.FUNCTION, "reader").status()).isEqualTo(Status.WORKING);
        assertThat(clients.lambda()
                        .getFunctionConfiguration(request -> request.functionName("reader"))
                        .environment()
                        .variables())
                .containsOnlyKeys("WEIR_TEXT");
    }

    @Test
    void aDestinationThatIsDownIsSaidUntilItIsBack() throws Exception {
        Fault gone = fault(Fault.DestinationDown.class);
        assertThat(player.turn(gone, true)).isTrue();
        assertThat(part(Kind.DELIVERY, "letters-to-s3").status()).isEqualTo(Status.TROUBLE);
        assertThat(player.turn(gone, false)).isFalse();
        assertThat(part(Kind.DELIVERY, "letters-to-s3").status()).isEqualTo(Status.WORKING);
        int before = objects();
        eventually("objects come again", LONG, () -> objects() > before);
    }

    private static <T extends Fault> Fault fault(Class<T> kind) {
        return scenario.faults().stream().filter(kind::isInstance).findFirst().orElseThrow();
    }

    private static PartState part(Kind kind, String name) {
        return player.look().stream()
                .filter(state -> state.kind() == kind && state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int objects() {
        return clients.s3()
                .listObjectsV2(request -> request.bucket("letters-kept"))
                .keyCount();
    }

    private static long count(Predicate<Record> wanted) {
        List<Record> all = new ArrayList<>();
        String shardId = clients.kinesis()
                .listShards(request -> request.streamName("letters"))
                .shards()
                .getFirst()
                .shardId();
        String iterator = clients.kinesis()
                .getShardIterator(request -> request.streamName("letters")
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (iterator != null) {
            String at = iterator;
            GetRecordsResponse page = clients.kinesis().getRecords(request -> request.shardIterator(at));
            all.addAll(page.records());
            iterator = page.records().isEmpty() ? null : page.nextShardIterator();
        }
        return all.stream().filter(wanted).count();
    }
}
