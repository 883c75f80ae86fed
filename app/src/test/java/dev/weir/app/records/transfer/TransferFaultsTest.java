package dev.weir.app.records.transfer;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.shell.NoThroughput;
import dev.weir.broker.BrokerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Transfers that are refused in part, cancelled and gone on with. */
class TransferFaultsTest {

    @TempDir
    private Path folder;

    private static void put(BrokerStream broker, String stream, int records) {
        for (int from = 0; from < records; from += 500) {
            int first = from;
            broker.kinesis()
                    .putRecords(request -> request.streamName(stream)
                            .records(IntStream.range(first, Math.min(first + 500, records))
                                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                                            .partitionKey("key-" + i % 97)
                                            .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                            .build())
                                    .toList()));
        }
    }

    private static StreamSource everything(BrokerStream broker, String stream) {
        return new StreamSource(broker::kinesis, stream, ScanRange.everything(), InstantSource.system(), Pace.real());
    }

    private Replay replay(BrokerStream broker, ReplayPlan plan, boolean dry) {
        return new Replay(
                "Replay",
                broker::kinesis,
                everything(broker, "from"),
                RecordTest.ALL,
                plan,
                dry ? null : new FailedRecords(folder.resolve("failed.jsonl")),
                Checkpoint.START,
                Pace.real(),
                dry);
    }

    private static List<String> texts(BrokerStream broker, String stream) {
        return broker.all(stream).stream().map(r -> r.data().asUtf8String()).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"n\":" + i + "}").toList();
    }

    @Test
    void recordsThatAreRefusedInPartAreSentAgainUntilAllAreTakenOnce() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory()
                .withLimits(false)
                .withFault("kind=partial,stream=to,share=0.3,rate=0.7,seed=42")
                .withFault("kind=throttle,operation=PutRecords,stream=to,rate=0.1,seed=7"))) {
            broker.create("to", 2);
            Path file = folder.resolve("in.jsonl");
            Files.write(file, numbers(3_000));
            Import transfer = new Import(
                    broker::kinesis, file, ImportForm.JSON_LINES, new KeyRule.Random(), "to", 0, Pace.real());
            TransferEnd end = transfer.call();
            assertThat(end.whole()).as(end.sentence()).isTrue();
            assertThat(transfer.tally().throttled()).isPositive();
            assertThat(texts(broker, "to")).containsExactlyInAnyOrderElementsOf(numbers(3_000));
        }
    }

    @Test
    void whatIsNotTakenIsKeptWithItsReason() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory())) {
            broker.create("to", 1);
            Path file = folder.resolve("in.jsonl");
            Files.write(file, List.of("{\"id\":\"a\"}", "{\"other\":1}", "{\"id\":\"b\"}"));
            Import transfer = new Import(
                    broker::kinesis,
                    file,
                    ImportForm.JSON_LINES,
                    KeyRule.of(KeyRule.Kind.PATH, "id"),
                    "to",
                    0,
                    Pace.real());
            TransferEnd end = transfer.call();
            assertThat(end.whole()).isFalse();
            assertThat(end.sentence()).contains("2 records").contains("1 was not taken");
            assertThat(Files.readString(folder.resolve("in.jsonl.failed.jsonl")))
                    .contains("\"reason\":\"It has no $.id.\"")
                    .contains("\"data\":{\"other\":1}");
            assertThat(broker.all("to").stream().map(r -> r.partitionKey())).containsExactly("a", "b");
        }
    }

    @Test
    void anImportThatIsCancelledAndGoneOnWithLosesAndDoublesNothing() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory()
                .withLimits(false)
                .withFault("kind=partial,stream=to,share=0.5,rate=0.5,seed=3"))) {
            broker.create("to", 2);
            Path file = folder.resolve("in.jsonl");
            Files.write(file, numbers(8_000));
            Transfer transfer = new Import(
                    broker::kinesis, file, ImportForm.JSON_LINES, new KeyRule.Random(), "to", 4_000, Pace.real());
            for (int cut : new int[] {500, 2_000, 5_000}) {
                long before = texts(broker, "to").size();
                TransferEnd end = cancelledAfter(transfer, cut - before);
                assertThat(end.whole()).isFalse();
                assertThat(end.sentence()).startsWith("Cut short.").endsWith("Cancelled.");
                assertThat(end.resumable()).isTrue();
                transfer = transfer.resumed();
            }
            assertThat(transfer.call().whole()).isTrue();
            assertThat(texts(broker, "to")).containsExactlyInAnyOrderElementsOf(numbers(8_000));
        }
    }

    /** Runs a transfer and interrupts it once it has done so many records. */
    private static TransferEnd cancelledAfter(Transfer transfer, long records) throws InterruptedException {
        AtomicReference<TransferEnd> end = new AtomicReference<>();
        long before = transfer.records();
        Thread thread = Thread.ofVirtual().start(() -> end.set(transfer.call()));
        eventually("it has begun", () -> transfer.records() - before >= records || end.get() != null);
        thread.interrupt();
        thread.join();
        return end.get();
    }

    @Test
    void anExportThatIsCancelledAndGoneOnWithLosesAndDoublesNothing() throws Exception {
        for (boolean gzip : new boolean[] {false, true}) {
            try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withLimits(false))) {
                broker.create("from", 3);
                put(broker, "from", 9_000);
                Path file = folder.resolve(gzip ? "out.jsonl.gz" : "out.jsonl");
                ExportPlan plan = new ExportPlan(ExportPlan.Format.JSON_LINES, false, false, false, gzip);
                Transfer transfer = new Export(everything(broker, "from"), RecordTest.ALL, plan, file);
                for (int i = 0; i < 2; i++) {
                    TransferEnd end = cancelledAfter(transfer, 60);
                    assertThat(end.whole()).as(end.sentence()).isFalse();
                    assertThat(end.sentence()).startsWith("Cut short. ").contains("out.incomplete.jsonl");
                    assertThat(end.file()).exists();
                    assertThat(file).doesNotExist();
                    transfer = transfer.resumed();
                }
                // What comes later is not of the range that was asked for.
                eventually(
                        "the range's end has passed",
                        () -> InstantSource.system().millis() % 1_000 > 990);
                assertThat(transfer.call().whole()).isTrue();
                List<String> read = new ArrayList<>();
                try (RecordReader reader = ImportForm.JSON_LINES.open(file)) {
                    for (ImportedRecord r = reader.next(); r != null; r = reader.next()) {
                        read.add(new String(r.data(), StandardCharsets.UTF_8));
                    }
                }
                assertThat(read).containsExactlyInAnyOrderElementsOf(numbers(9_000));
            }
        }
    }

    @Test
    void aReplayDoesWhatItsDryRunSaidAndKeepsTheOrderOfKeys() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withLimits(false))) {
            broker.create("from", 2);
            broker.create("to", 3);
            put(broker, "from", 2_000);
            broker.kinesis()
                    .splitShard(request -> request.streamName("from")
                            .shardToSplit("shardId-000000000000")
                            .newStartingHashKey("1000"));
            broker.active("from");
            for (int i = 2_000; i < 2_100; i++) {
                String text = "{\"n\":" + i + "}";
                String key = "key-" + i % 97;
                broker.kinesis()
                        .putRecord(request ->
                                request.streamName("from").partitionKey(key).data(SdkBytes.fromUtf8String(text)));
            }
            ReplayPlan plan = new ReplayPlan("to", 0, 0, new KeyRule.Original());
            Replay dry = replay(broker, plan, true);
            assertThat(dry.call().whole()).isTrue();
            assertThat(broker.all("to")).isEmpty();
            DryRun.Result foreseen = dry.counted();
            Replay real = replay(broker, plan, false);
            TransferEnd end = real.call();
            assertThat(end.whole()).as(end.sentence()).isTrue();
            assertThat(real.tally().sent()).isEqualTo(foreseen.records()).isEqualTo(2_100);
            assertThat(real.tally().sentBytes()).isEqualTo(foreseen.bytes());
            assertThat(foreseen.putPayloadUnits()).isEqualTo(2_100);
            Map<String, Long> there = new HashMap<>();
            broker.records("to").forEach((shard, records) -> there.put(shard, (long) records.size()));
            for (DryRun.ShardPart part : foreseen.shards()) {
                assertThat(there).containsEntry(part.shardId(), part.records());
            }
            Map<String, Integer> newest = new HashMap<>();
            broker.records("to")
                    .values()
                    .forEach(records -> records.forEach(record -> {
                        int n = Integer.parseInt(record.data().asUtf8String().replaceAll("\\D", ""));
                        assertThat(newest.getOrDefault(record.partitionKey(), -1))
                                .isLessThan(n);
                        newest.put(record.partitionKey(), n);
                    }));
        }
    }

    @Test
    void aReplayThatIsCancelledAndGoneOnWithLosesAndDoublesNothing() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory()
                .withLimits(false)
                .withFault("kind=partial,stream=to,share=0.4,rate=0.5,seed=11"))) {
            broker.create("from", 2);
            broker.create("to", 1);
            put(broker, "from", 6_000);
            Transfer transfer = replay(broker, new ReplayPlan("to", 0, 4_000, new KeyRule.Original()), false);
            for (int i = 0; i < 3; i++) {
                TransferEnd end = cancelledAfter(transfer, 700);
                assertThat(end.whole()).as(end.sentence()).isFalse();
                transfer = transfer.resumed();
            }
            TransferEnd end = transfer.call();
            assertThat(end.whole()).as(end.sentence()).isTrue();
            assertThat(texts(broker, "to")).containsExactlyInAnyOrderElementsOf(numbers(6_000));
        }
    }

    @Test
    void anExpiredLoginCutsAnExportShortAndSaysHowFarItCame() throws Exception {
        try (BrokerStream broker =
                new BrokerStream(BrokerConfig.inMemory().withFault("kind=expired-token,operation=GetRecords"))) {
            broker.create("from", 1);
            put(broker, "from", 10);
            Export export = new Export(
                    everything(broker, "from"),
                    RecordTest.ALL,
                    new ExportPlan(ExportPlan.Format.RAW, false, false, true, false),
                    folder.resolve("out.txt"));
            TransferEnd end = export.call();
            assertThat(end.whole()).isFalse();
            assertThat(end.sentence()).startsWith("Cut short. 0 records are in out.incomplete.txt");
            assertThat(end.failure()).isNotNull();
            assertThat(end.resumable()).isTrue();
        }
    }

    @Test
    void whatWasInterruptedByTheEndOfTheProgramIsGoneOnWith() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withLimits(false))) {
            broker.create("from", 2);
            broker.create("to", 1);
            put(broker, "from", 3_000);
            TestWorkspace workspace = new TestWorkspace(
                    broker.connection(),
                    broker.clients(),
                    new DirectBackground(),
                    new NoThroughput(),
                    InstantSource.system());
            SavedTransfers kept = new SavedTransfers(workspace);
            Replay replay = replay(broker, new ReplayPlan("to", 0, 4_000, new KeyRule.Original()), false);
            cancelledAfter(replay, 500);
            kept.keep("a", replay.saved());
            Export export = new Export(
                    everything(broker, "from"),
                    RecordTest.holding("7"),
                    new ExportPlan(ExportPlan.Format.CSV, true, true, false, true),
                    folder.resolve("sevens.csv.gz"));
            cancelledAfter(export, 20);
            kept.keep("b", export.saved());
            for (SavedTransfer saved : new SavedTransfers(workspace).all().values()) {
                assertThat(saved.end().sentence()).startsWith("Interrupted when the program ended, after ");
                TransferEnd end = saved.transfer(workspace).call();
                assertThat(end.whole()).as(end.sentence()).isTrue();
            }
            assertThat(texts(broker, "to")).containsExactlyInAnyOrderElementsOf(numbers(3_000));
            List<String> sevens = new ArrayList<>();
            try (RecordReader reader = ImportForm.CSV.open(folder.resolve("sevens.csv.gz"))) {
                for (ImportedRecord r = reader.next(); r != null; r = reader.next()) {
                    sevens.add(r.columns().get("n") + r.partitionKey());
                }
            }
            List<String> expected = broker.all("from").stream()
                    .filter(r -> (r.data().asUtf8String() + r.partitionKey()).contains("7"))
                    .map(r -> r.data().asUtf8String().replaceAll("\\D", "") + r.partitionKey())
                    .toList();
            assertThat(sevens).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void spacingFollowsTheArrivals() throws InterruptedException {
        long[] now = {0};
        Pace pace = new Pace() {
            @Override
            public long nanoTime() {
                return now[0];
            }

            @Override
            public void sleep(Duration duration) {
                now[0] += duration.toNanos();
            }
        };
        ReplaySpacing spacing = new ReplaySpacing(10, pace);
        for (long arrival : new long[] {5_000, 6_000, 6_000, 65_000}) {
            pace.sleep(spacing.untilDue(arrival));
            assertThat(now[0]).isEqualTo((arrival - 5_000) * 100_000);
        }
    }
}
