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
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
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
    private static final List<Record> READ = new ArrayList<>();
    private static String next;
    private static long readAt = System.nanoTime() - Duration.ofSeconds(1).toNanos();
    private static final long A_MOMENT = Duration.ofMillis(300).toNanos();
    private static long lookedAt = System.nanoTime() - 2 * A_MOMENT;

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
            List<PartState> parts = looked();
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
        long before = countNow(isIt);
        long others = count(isIt.negate());
        eventually("the others go on", LONG, () -> count(isIt.negate()) > others + 20);
        assertThat(countNow(isIt)).isEqualTo(before);
    }

    @Test
    void aSlowConsumerTakesItsTimeUntilItIsTakenBack() throws Exception {
        Fault slow = fault(Fault.SlowConsumer.class);
        assertThat(player.turn(slow, true)).isTrue();
        eventually("reader is in trouble", () -> part(Kind.FUNCTION, "reader").status() == Status.TROUBLE);
        assertThat(part(Kind.FUNCTION, "reader").words()).startsWith("takes 1.0 s with each batch");
        long began = System.nanoTime();
        clients.lambda()
                .invoke(request -> request.functionName("reader").payload(SdkBytes.fromUtf8String("{\"Records\":[]}")));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(1));

        assertThat(player.turn(slow, false)).isFalse();
        eventually("reader is working", () -> part(Kind.FUNCTION, "reader").status() == Status.WORKING);
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
        eventually(
                "letters-to-s3 is in trouble",
                () -> part(Kind.DELIVERY, "letters-to-s3").status() == Status.TROUBLE);
        assertThat(player.turn(gone, false)).isFalse();
        eventually(
                "letters-to-s3 is working",
                () -> part(Kind.DELIVERY, "letters-to-s3").status() == Status.WORKING);
        int before = objects();
        eventually("objects come again", LONG, () -> objects() > before);
    }

    private static <T extends Fault> Fault fault(Class<T> kind) {
        return scenario.faults().stream().filter(kind::isInstance).findFirst().orElseThrow();
    }

    /** With what the services said a moment ago: a look asks them about each part, and a stream is described twenty times a second. */
    private static List<PartState> looked() {
        if (System.nanoTime() - lookedAt > A_MOMENT) {
            player.look();
            lookedAt = System.nanoTime();
        }
        return player.states();
    }

    private static PartState part(Kind kind, String name) {
        return looked().stream()
                .filter(state -> state.kind() == kind && state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int objects() {
        return clients.s3()
                .listObjectsV2(request -> request.bucket("letters-kept"))
                .keyCount();
    }

    /** Of the records that were in the stream a moment ago. The scenario's function reads the same shard, which takes five calls a second. */
    private static long count(Predicate<Record> wanted) {
        if (System.nanoTime() - readAt > A_MOMENT) {
            isAllRead();
            readAt = System.nanoTime();
        }
        return READ.stream().filter(wanted).count();
    }

    /** Of all records that are in the stream. */
    private static long countNow(Predicate<Record> wanted) {
        eventually("all is read", LONG, FaultsTest::isAllRead);
        return count(wanted);
    }

    private static boolean isAllRead() {
        try {
            return readOn();
        } catch (ProvisionedThroughputExceededException e) {
            // The next look goes on from here.
            System.getLogger(FaultsTest.class.getName()).log(System.Logger.Level.DEBUG, "throttled", e);
            return false;
        }
    }

    private static boolean readOn() {
        if (next == null) {
            String shardId = clients.kinesis()
                    .listShards(request -> request.streamName("letters"))
                    .shards()
                    .getFirst()
                    .shardId();
            next = clients.kinesis()
                    .getShardIterator(request -> request.streamName("letters")
                            .shardId(shardId)
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
        }
        GetRecordsResponse page = clients.kinesis().getRecords(request -> request.shardIterator(next));
        READ.addAll(page.records());
        next = page.nextShardIterator();
        return page.millisBehindLatest() == 0;
    }
}
