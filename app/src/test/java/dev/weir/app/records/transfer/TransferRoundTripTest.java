package dev.weir.app.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Pace;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What is exported and imported again is the same, byte for byte. */
class TransferRoundTripTest {

    private static final List<byte[]> DATA = data();

    private static BrokerStream broker;
    private static int streams;

    @TempDir
    private Path folder;

    @BeforeAll
    static void put() {
        broker = new BrokerStream(BrokerConfig.inMemory());
        broker.create("from", 3);
        for (int at = 0; at < DATA.size(); at += 100) {
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (int i = at; i < Math.min(at + 100, DATA.size()); i++) {
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey("schlüssel-" + i % 7 + ", \"x\"")
                        .data(SdkBytes.fromByteArray(DATA.get(i)))
                        .build());
            }
            broker.kinesis().putRecords(request -> request.streamName("from").records(entries));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static List<byte[]> data() {
        List<byte[]> all = new ArrayList<>();
        for (String text : List.of(
                "{\"a\":1,\"b\":{\"c\":[1,2.50,1e400]}}",
                "{\n  \"pretty\": true\n}",
                " {\"a\":1}",
                "\"a string\"",
                "{\"$base64\":\"AAA=\"}",
                "{\"a\":{\"$base64\":\"AAA=\"}}",
                "{\"partitionKey\":\"p\",\"sequenceNumber\":\"1\",\"data\":7}",
                "12",
                "null",
                "",
                "plain, with \"quotes\" and; commas",
                "two\r\nlines\nand ü ↯ 𝄞",
                "ends with cr\r",
                "tab\there",
                "{broken",
                "[1,2]",
                "   ")) {
            all.add(text.getBytes(StandardCharsets.UTF_8));
        }
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            all.add(bytes);
        }
        all.add(new byte[300_000]);
        return all;
    }

    private static Stream<ExportPlan> plans() {
        List<ExportPlan> plans = new ArrayList<>();
        for (ExportPlan.Format format : ExportPlan.Format.values()) {
            for (boolean gzip : new boolean[] {false, true}) {
                for (boolean metadata : new boolean[] {false, true}) {
                    plans.add(new ExportPlan(format, metadata, false, false, gzip));
                }
            }
        }
        return plans.stream().filter(plan -> plan.format() != ExportPlan.Format.PARQUET || !plan.gzip());
    }

    private Export export(ExportPlan plan, Path file) {
        return new Export(
                new StreamSource(broker::kinesis, "from", ScanRange.everything(), InstantSource.system(), Pace.real()),
                RecordTest.ALL,
                plan,
                file);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void comesBackAsItWas(ExportPlan plan) throws Exception {
        Path file = folder.resolve(plan.fileName("from"));
        Export export = export(plan, file);
        TransferEnd end = export.call();
        assertThat(end.whole()).as(end.sentence()).isTrue();
        assertThat(export.records()).isEqualTo(DATA.size());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        boolean keyKept =
                plan.format() == ExportPlan.Format.CSV || (plan.metadata() && plan.format() != ExportPlan.Format.RAW);
        String to = "to-" + streams++;
        broker.create(to, 2);
        Import back = new Import(
                broker::kinesis,
                file,
                ImportForm.of(file),
                keyKept ? new KeyRule.Original() : new KeyRule.Random(),
                to,
                0,
                Pace.real());
        TransferEnd imported = back.call();
        assertThat(imported.whole()).as(imported.sentence()).isTrue();
        assertThat(broker.all(to).stream().map(r -> form(r, keyKept)))
                .containsExactlyInAnyOrderElementsOf(
                        broker.all("from").stream().map(r -> form(r, keyKept)).toList());
    }

    private static String form(Record record, boolean withKey) {
        return (withKey ? record.partitionKey() + "|" : "")
                + HexFormat.of().formatHex(record.data().asByteArray());
    }

    @Test
    void fieldsBecomeColumnsAndNothingIsLeftOut() throws Exception {
        Path file = folder.resolve("fields.csv");
        assertThat(export(new ExportPlan(ExportPlan.Format.CSV, false, true, false, false), file)
                        .call()
                        .whole())
                .isTrue();
        List<ImportedRecord> rows = new ArrayList<>();
        try (RecordReader reader = ImportForm.CSV.open(file)) {
            for (ImportedRecord row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        assertThat(rows).hasSize(DATA.size());
        assertThat(rows.getFirst().columns()).containsKeys("partition_key", "a", "b", "pretty", "_rest", "_data");
        assertThat(rows).anyMatch(row -> "{broken".equals(row.columns().get("_data")));
        assertThat(rows).anyMatch(row -> "true".equals(row.columns().get("pretty")));
    }

    @Test
    void linesOfAFileAreRecords() throws Exception {
        Path file = Files.writeString(folder.resolve("app.log"), "one\ntwo\n\nfour");
        String to = "to-" + streams++;
        broker.create(to, 1);
        assertThat(ImportForm.of(file)).isEqualTo(ImportForm.LINES);
        TransferEnd end =
                new Import(broker::kinesis, file, ImportForm.LINES, new KeyRule.Fixed("k"), to, 0, Pace.real()).call();
        assertThat(end.sentence()).isEqualTo("4 records of app.log were put into " + to + ".");
        assertThat(broker.all(to).stream().map(r -> r.data().asUtf8String())).containsExactly("one", "two", "", "four");
    }
}
