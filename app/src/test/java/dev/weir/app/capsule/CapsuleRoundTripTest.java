package dev.weir.app.capsule;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.capsule.RestoreStep.Kind;
import dev.weir.app.capsule.RestoreStep.What;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.CapsuleReader;
import dev.weir.app.capsule.file.CapsuleWriter;
import dev.weir.app.capsule.file.RecordsIn;
import dev.weir.app.capsule.file.Sample;
import dev.weir.app.capsule.file.SavedQuery;
import dev.weir.app.capsule.file.SavedRecord;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Pace;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.mask.MaskText;
import dev.weir.app.records.tail.ShardLister;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** What is in one broker is in another after it was saved and restored. */
class CapsuleRoundTripTest {

    private static final BigInteger QUARTER = BigInteger.TWO.pow(126);

    @TempDir
    private Path folder;

    private BrokerStream from;
    private BrokerStream to;

    @BeforeEach
    void start() {
        from = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        to = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    }

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    private static SavePlan plan(List<String> streams, long most, List<String> deliveries, MaskRules masks) {
        return new SavePlan(
                streams,
                null,
                null,
                most,
                deliveries,
                List.of(new SavedQuery("q", "SELECT 1")),
                null,
                masks,
                "embedded",
                "us-east-1");
    }

    private CapsuleSave saving(SavePlan plan, Path file, Pace pace) {
        return new CapsuleSave(from.clients(), plan, file, InstantSource.system(), pace, "Weir test");
    }

    private Capsule save(SavePlan plan) throws Exception {
        Path file = folder.resolve("saved.weir");
        SaveEnd end = saving(plan, file, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.notes()).isTrue();
        return CapsuleReader.check(file, share -> {});
    }

    private List<RestoreStep> steps(Capsule capsule, Clash clash) throws Exception {
        return RestorePlan.of(capsule, Present.look(to.clients(), capsule, Map.of()), clash);
    }

    private CapsuleRestore restoring(Capsule capsule, Pace pace) throws Exception {
        Present present = Present.look(to.clients(), capsule, Map.of());
        return new CapsuleRestore(
                to.clients(),
                capsule,
                RestorePlan.of(capsule, present, Clash.OTHER_NAME),
                present,
                InstantSource.system(),
                pace);
    }

    private static void put(BrokerStream broker, String stream, int from, int to, @Nullable String hashKey) {
        List<PutRecordsRequestEntry> entries = IntStream.range(from, to)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i % 20)
                        .explicitHashKey(hashKey)
                        .data(SdkBytes.fromUtf8String("{\"n\":" + i + ",\"email\":\"ana" + i + "@example.com\"}"))
                        .build())
                .toList();
        assertThat(broker.kinesis()
                        .putRecords(request -> request.streamName(stream).records(entries))
                        .failedRecordCount())
                .isZero();
    }

    /** A stream that was split unevenly, with records from before and after, some by explicit hash keys. */
    private void uneven() {
        from.create("orders", 2);
        put(from, "orders", 0, 60, null);
        from.kinesis()
                .splitShard(request -> request.streamName("orders")
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey(QUARTER.add(BigInteger.TEN).toString()));
        from.active("orders");
        put(from, "orders", 60, 120, null);
        put(from, "orders", 120, 140, "7");
        from.kinesis()
                .increaseStreamRetentionPeriod(
                        request -> request.streamName("orders").retentionPeriodHours(48));
        from.kinesis().addTagsToStream(request -> request.streamName("orders").tags(Map.of("team", "data")));
        from.active("orders");
    }

    private static Map<String, List<String>> byShard(BrokerStream broker, String stream) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Shard shard : broker.kinesis()
                .listShards(request -> request.streamName(stream))
                .shards()) {
            String iterator = broker.kinesis()
                    .getShardIterator(request ->
                            request.streamName(stream).shardId(shard.shardId()).shardIteratorType("TRIM_HORIZON"))
                    .shardIterator();
            List<String> records = new ArrayList<>();
            for (Record record : broker.kinesis()
                    .getRecords(request -> request.shardIterator(iterator))
                    .records()) {
                records.add(record.partitionKey() + " " + record.data().asUtf8String());
            }
            found.put(
                    shard.hashKeyRange().startingHashKey() + "-"
                            + shard.hashKeyRange().endingHashKey(),
                    records);
        }
        return found;
    }

    @Test
    void shardsRecordsAndSettingsComeBack() throws Exception {
        uneven();
        Capsule capsule = save(plan(List.of("orders"), 1_000, List.of(), MaskRules.NONE));
        assertThat(capsule.manifest().records()).isEqualTo(140);
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        var summary = to.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary();
        assertThat(summary.retentionPeriodHours()).isEqualTo(48);
        assertThat(summary.openShardCount()).isEqualTo(3);
        Map<String, List<String>> there = byShard(to, "orders");
        assertThat(there.keySet())
                .containsAll(capsule.streams().getFirst().open().stream()
                        .map(shard -> shard.from() + "-" + shard.to())
                        .toList());
        List<String> everything = there.values().stream().flatMap(List::stream).toList();
        assertThat(everything)
                .containsExactlyInAnyOrderElementsOf(byShard(from, "orders").values().stream()
                        .flatMap(List::stream)
                        .toList());
        // Twenty records were put by a hash key into the first shard, whatever their partition keys.
        String first = "0-" + QUARTER.add(BigInteger.valueOf(9));
        assertThat(there.get(first)).filteredOn(record -> number(record) >= 120).hasSize(20);
        // Each key's records are in their order.
        for (int key = 0; key < 20; key++) {
            String wanted = "key-" + key + " ";
            for (List<String> records : there.values()) {
                assertThat(records.stream()
                                .filter(record -> record.startsWith(wanted))
                                .map(CapsuleRoundTripTest::number))
                        .isSorted();
            }
        }
    }

    private static int number(String record) {
        return Integer.parseInt(record.replaceAll(".*\"n\":(\\d+).*", "$1"));
    }

    @Test
    void whatWasRestoredIsNotRestoredTwice() throws Exception {
        uneven();
        Capsule capsule = save(plan(List.of("orders"), 1_000, List.of(), MaskRules.NONE));
        restoring(capsule, Pace.real()).call();
        assertThat(steps(capsule, Clash.STOP))
                .filteredOn(step -> step.kind() == Kind.STREAM)
                .extracting(RestoreStep::what)
                .containsExactly(What.THERE);
    }

    @Test
    void anInterruptedRestoreGoesOnWithoutDoubles() throws Exception {
        from.create("many", 4);
        for (int i = 0; i < 2_000; i += 200) {
            put(from, "many", i, i + 200, null);
        }
        Capsule capsule = save(plan(List.of("many"), 10_000, List.of(), MaskRules.NONE));
        AtomicReference<CapsuleRestore> running = new AtomicReference<>();
        // Ended in the middle of the records, by the thread's own interruption as Stop does it.
        CapsuleRestore cut = restoring(capsule, new Pace() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                if (running.get().share() > 0.3) {
                    throw new InterruptedException();
                }
                Thread.sleep(duration);
            }
        });
        running.set(cut);
        RestoreEnd end = cut.call();
        assertThat(end.whole()).isFalse();
        int before = byShard(to, "many").values().stream().mapToInt(List::size).sum();
        assertThat(before).isBetween(1, 1_999);
        assertThat(steps(capsule, Clash.STOP))
                .filteredOn(step -> step.kind() == Kind.STREAM)
                .extracting(RestoreStep::what)
                .containsExactly(What.GO_ON);
        RestoreEnd again = restoring(capsule, Pace.real()).call();
        assertThat(again.whole()).as(again.sentence() + again.problems()).isTrue();
        assertThat(byShard(to, "many")).isEqualTo(byShard(from, "many"));
    }

    @Test
    void aHalfRestoredStreamThatWasWrittenToIsLeftAlone() throws Exception {
        from.create("busy", 1);
        put(from, "busy", 0, 50, null);
        Capsule capsule = save(plan(List.of("busy"), 1_000, List.of(), MaskRules.NONE));
        to.kinesis()
                .createStream(request -> request.streamName("busy")
                        .shardCount(1)
                        .tags(Map.of(
                                RestoreMark.TAG, RestoreMark.begun(capsule, 1).text())));
        to.active("busy");
        put(to, "busy", 500, 510, null);
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).isFalse();
        assertThat(end.problems().getFirst()).contains("busy has changed since the earlier restore");
    }

    @Test
    void namesThatAreTaken() throws Exception {
        uneven();
        to.create("orders", 1);
        Capsule capsule = save(plan(List.of("orders"), 5, List.of(), MaskRules.NONE));
        assertThat(steps(capsule, Clash.OTHER_NAME).getFirst().target()).isEqualTo("orders-2");
        assertThat(steps(capsule, Clash.SKIP).getFirst().what()).isEqualTo(What.SKIP);
        assertThat(steps(capsule, Clash.STOP).getFirst().what()).isEqualTo(What.CLASH);
        assertThat(restoring(capsule, Pace.real()).call().whole()).isTrue();
        assertThat(byShard(to, "orders-2").values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(5);
        assertThat(byShard(to, "orders").values().stream().mapToInt(List::size).sum())
                .isZero();
    }

    @Test
    void deliveriesReadTheRestoredStream() throws Exception {
        from.create("orders", 1);
        from.clients().s3().createBucket(request -> request.bucket("deliveries"));
        from.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("to-s3")
                        .deliveryStreamType("KinesisStreamAsSource")
                        .kinesisStreamSourceConfiguration(source -> source.kinesisStreamARN(from.kinesis()
                                        .describeStreamSummary(stream -> stream.streamName("orders"))
                                        .streamDescriptionSummary()
                                        .streamARN())
                                .roleARN("arn:aws:iam::123456789012:role/x"))
                        .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::deliveries")
                                .roleARN("arn:aws:iam::123456789012:role/x")
                                .prefix("orders/")
                                .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(60))));
        to.create("orders", 1);
        Capsule capsule = save(plan(List.of("orders"), 10, List.of("to-s3"), MaskRules.NONE));
        assertThat(new String(Sample.members(capsule.file()).get("deliveries.json"), StandardCharsets.UTF_8))
                .doesNotContain("123456789012");
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        var delivery = to.clients()
                .firehose()
                .describeDeliveryStream(request -> request.deliveryStreamName("to-s3"))
                .deliveryStreamDescription();
        assertThat(delivery.source().kinesisStreamSourceDescription().kinesisStreamARN())
                .endsWith("stream/orders-2");
        assertThat(delivery.destinations()
                        .getFirst()
                        .extendedS3DestinationDescription()
                        .prefix())
                .isEqualTo("orders/");
        assertThat(steps(capsule, Clash.STOP))
                .filteredOn(step -> step.kind() == Kind.DELIVERY)
                .extracting(RestoreStep::what)
                .containsExactly(What.THERE);
    }

    @Test
    void maskedValuesAreNotInTheFile() throws Exception {
        from.create("orders", 1);
        put(from, "orders", 0, 20, null);
        MaskRules masks = MaskText.read("@email-addresses\n/key-/").rules();
        Capsule capsule = save(plan(List.of("orders"), 100, List.of(), masks));
        assertThat(capsule.manifest().masked()).isTrue();
        for (byte[] member : Sample.members(capsule.file()).values()) {
            assertThat(new String(member, StandardCharsets.UTF_8)).doesNotContain("example.com", "key-1");
        }
        try (RecordsIn in = capsule.records(capsule.streams().getFirst())) {
            SavedRecord record = in.next();
            assertThat(record).isNotNull();
            assertThat(new String(record.data(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":0,\"email\":\"•••\"}");
        }
    }

    @Test
    void aSaveThatIsCutShortSaysSo() throws Exception {
        from.create("orders", 1);
        put(from, "orders", 0, 100, null);
        from.create("later", 1);
        Path file = folder.resolve("cut.weir");
        CapsuleSave save =
                saving(plan(List.of("orders", "later"), 1_000, List.of(), MaskRules.NONE), file, Pace.real());
        Thread.currentThread().interrupt();
        SaveEnd end = save.call();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(end.whole()).isFalse();
        assertThat(end.sentence()).endsWith("It was cut short.");
        Capsule capsule = CapsuleReader.check(file, share -> {});
        assertThat(capsule.manifest().complete()).isFalse();
        assertThat(capsule.manifest().notes()).anyMatch(note -> note.startsWith("Saving was cancelled"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsNotThereIsSaidAndTheRestIsSaved() throws Exception {
        from.create("orders", 1);
        put(from, "orders", 0, 10, null);
        Path file = folder.resolve("part.weir");
        SaveEnd end = saving(plan(List.of("gone", "orders"), 1_000, List.of("none"), MaskRules.NONE), file, Pace.real())
                .call();
        assertThat(end.whole()).isFalse();
        Capsule capsule = CapsuleReader.check(file, share -> {});
        assertThat(capsule.streams()).extracting(StreamPart::name).containsExactly("orders");
        assertThat(capsule.manifest().notes())
                .anyMatch(note -> note.startsWith("gone is not in the capsule."))
                .anyMatch(note -> note.startsWith("The delivery stream none is not in the capsule."));
    }

    @Test
    void noMoreThanAskedForIsTakenOfEachStream() throws Exception {
        from.create("orders", 1);
        put(from, "orders", 0, 100, null);
        Capsule capsule = save(plan(List.of("orders"), 30, List.of(), MaskRules.NONE));
        assertThat(capsule.manifest().records()).isEqualTo(30);
        assertThat(capsule.manifest().notes()).anyMatch(note -> note.contains("the newest 30 records"));
        try (RecordsIn in = capsule.records(capsule.streams().getFirst())) {
            assertThat(new String(in.next().data(), StandardCharsets.UTF_8)).contains("\"n\":70,");
        }
    }

    @Test
    void registeredConsumersAndEncryptionComeBack() throws Exception {
        from.create("orders", 1);
        String arn = from.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamARN();
        for (String name : List.of("billing", "search")) {
            from.kinesis()
                    .registerStreamConsumer(request -> request.streamARN(arn).consumerName(name));
        }
        from.kinesis()
                .startStreamEncryption(request -> request.streamName("orders")
                        .encryptionType(EncryptionType.KMS)
                        .keyId("alias/aws/kinesis"));
        from.active("orders");
        put(from, "orders", 0, 10, null);
        Capsule capsule = save(plan(List.of("orders"), 100, List.of(), MaskRules.NONE));
        assertThat(steps(capsule, Clash.STOP).getFirst().words()).endsWith(", 2 consumers, encrypted");
        // What an earlier run made is not made twice.
        for (int run = 0; run < 2; run++) {
            RestoreEnd end = restoring(capsule, Pace.real()).call();
            assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        }
        var there = to.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary();
        assertThat(there.encryptionType()).isEqualTo(EncryptionType.KMS);
        assertThat(there.keyId()).isEqualTo("alias/aws/kinesis");
        assertThat(StreamFacts.consumers(to.kinesis(), there.streamARN(), Pace.real()))
                .extracting(Consumer::consumerName)
                .containsExactlyInAnyOrder("billing", "search");
    }

    @Test
    void aKeyThatIsNotThereIsSaidAndTheStreamIsMadeWithoutIt() throws Exception {
        String arn = "arn:aws:kms:eu-west-1:123456789012:key/0f0b7b0e-0000-4000-8000-000000000001";
        String anonymous = DeliveryRequests.anonymous(arn);
        assertThat(anonymous).contains(":000000000000:key/").doesNotContain("123456789012");
        Path file = folder.resolve("sealed.weir");
        try (CapsuleWriter writer = new CapsuleWriter(Files.newOutputStream(file))) {
            ShardPart shard = new ShardPart("shardId-000000000000", "0", Sample.LAST, true, "", "");
            CapsuleWriter.Records records = writer.stream(new StreamPart(
                    "orders", "PROVISIONED", 24, anonymous, List.of("a"), Map.of(), Map.of(), List.of(shard)));
            records.add(
                    new SavedRecord("shardId-000000000000", "49591", "2026-11-26T10:00:00Z", "k", "", new byte[] {1}));
            records.end();
            writer.finish(Sample.about());
        }
        RestoreEnd end =
                restoring(CapsuleReader.check(file, share -> {}), Pace.real()).call();
        assertThat(end.whole()).isFalse();
        assertThat(end.problems()).singleElement().asString().startsWith("orders is not encrypted here: the key arn:");
        assertThat(byShard(to, "orders").values().stream().flatMap(List::stream))
                .hasSize(1);
        var there = to.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary();
        assertThat(there.encryptionType()).isEqualTo(EncryptionType.NONE);
        assertThat(there.consumerCount()).isEqualTo(1);
    }

    /** Splits, merges, and records of each time between them. */
    private void resharded() {
        from.create("orders", 2);
        put(from, "orders", 0, 40, null);
        split("shardId-000000000000", QUARTER.add(BigInteger.TEN));
        put(from, "orders", 40, 80, null);
        merge("shardId-000000000003", "shardId-000000000001");
        put(from, "orders", 80, 120, null);
        split("shardId-000000000004", QUARTER.multiply(BigInteger.valueOf(3)));
        merge("shardId-000000000002", "shardId-000000000005");
        put(from, "orders", 120, 160, null);
        put(from, "orders", 160, 180, "7");
        split("shardId-000000000006", QUARTER.multiply(BigInteger.valueOf(3)).add(BigInteger.TEN));
    }

    private void split(String shard, BigInteger key) {
        from.kinesis()
                .splitShard(request ->
                        request.streamName("orders").shardToSplit(shard).newStartingHashKey(key.toString()));
        from.active("orders");
    }

    private void merge(String shard, String next) {
        from.kinesis()
                .mergeShards(request ->
                        request.streamName("orders").shardToMerge(shard).adjacentShardToMerge(next));
        from.active("orders");
    }

    /** Shards with parents, hash keys, whether they are open, and their records. */
    private static List<String> history(BrokerStream broker, String stream) {
        Map<String, List<String>> records = recordsOf(broker, stream);
        return broker.kinesis().listShards(request -> request.streamName(stream)).shards().stream()
                .map(shard -> shard.shardId() + " of " + shard.parentShardId() + " and "
                        + shard.adjacentParentShardId() + ": "
                        + shard.hashKeyRange().startingHashKey() + "-"
                        + shard.hashKeyRange().endingHashKey()
                        + (ShardLister.open(shard) ? " open " : " closed ") + records.get(shard.shardId()))
                .toList();
    }

    private static Map<String, List<String>> recordsOf(BrokerStream broker, String stream) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Shard shard : ShardLister.all(broker.kinesis(), stream)) {
            String iterator = broker.kinesis()
                    .getShardIterator(request ->
                            request.streamName(stream).shardId(shard.shardId()).shardIteratorType("TRIM_HORIZON"))
                    .shardIterator();
            found.put(
                    shard.shardId(),
                    broker.kinesis().getRecords(request -> request.shardIterator(iterator)).records().stream()
                            .map(record -> record.data().asUtf8String())
                            .toList());
        }
        return found;
    }

    @Test
    void theHistoryOfShardsComesBackWithTheRecordsOfEachTime() throws Exception {
        resharded();
        Capsule capsule = save(plan(List.of("orders"), 1_000, List.of(), MaskRules.NONE));
        assertThat(steps(capsule, Clash.STOP).getFirst().words()).contains("3 shards, 7 closed shards, 180 records");
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        assertThat(history(to, "orders")).hasSize(10).containsExactlyElementsOf(history(from, "orders"));
    }

    @Test
    void aRestoreThatIsCutBetweenSplitsGoesOn() throws Exception {
        resharded();
        Capsule capsule = save(plan(List.of("orders"), 1_000, List.of(), MaskRules.NONE));
        for (int cuts = 1; cuts <= 4; cuts++) {
            AtomicInteger left = new AtomicInteger(1);
            Present present = Present.look(to.clients(), capsule, Map.of());
            CapsuleRestore cut = new CapsuleRestore(
                    cutAfter(left),
                    capsule,
                    RestorePlan.of(capsule, present, Clash.STOP),
                    present,
                    InstantSource.system(),
                    Pace.real());
            assertThat(cut.call().whole()).as("cut before change " + (cuts + 1)).isFalse();
            Thread.interrupted();
        }
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        assertThat(history(to, "orders")).containsExactlyElementsOf(history(from, "orders"));
    }

    @Test
    void policiesOfStreamAndConsumerComeBackWithoutAccounts() throws Exception {
        from.create("orders", 1);
        String arn = arn(from, "orders");
        String consumer = from.kinesis()
                .registerStreamConsumer(request -> request.streamARN(arn).consumerName("billing"))
                .consumer()
                .consumerARN();
        eventually(
                "registered",
                () -> from.kinesis()
                                .describeStreamConsumer(request -> request.consumerARN(consumer))
                                .consumerDescription()
                                .consumerStatus()
                        == ConsumerStatus.ACTIVE);
        from.kinesis().putResourcePolicy(request -> request.resourceARN(arn).policy(policy("kinesis:PutRecord", arn)));
        from.kinesis()
                .putResourcePolicy(
                        request -> request.resourceARN(consumer).policy(policy("kinesis:SubscribeToShard", consumer)));
        Capsule capsule = save(plan(List.of("orders"), 100, List.of(), MaskRules.NONE));
        assertThat(new String(Sample.members(capsule.file()).get("streams/1/stream.json"), StandardCharsets.UTF_8))
                .contains("kinesis:SubscribeToShard")
                .doesNotContain("210987654321");
        to.create("orders", 1);
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        String there = arn(to, "orders-2");
        String its = StreamFacts.consumers(to.kinesis(), there, Pace.real())
                .getFirst()
                .consumerARN();
        String home = there.split(":", -1)[4];
        assertThat(to.kinesis()
                        .getResourcePolicy(request -> request.resourceARN(there))
                        .policy())
                .isEqualTo(policy("kinesis:PutRecord", there).replace("210987654321", home));
        assertThat(to.kinesis()
                        .getResourcePolicy(request -> request.resourceARN(its))
                        .policy())
                .isEqualTo(policy("kinesis:SubscribeToShard", its).replace("210987654321", home));
    }

    private static String policy(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"210987654321\","
                + "\"arn:aws:iam::210987654321:role/reader\"]},\"Action\":\"" + action + "\",\"Resource\":\"" + resource
                + "\"}]}";
    }

    private static String arn(BrokerStream broker, String stream) {
        return broker.kinesis()
                .describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamARN();
    }

    /** Clients by which the thread is interrupted in the middle of so many splits and merges. */
    private Clients cutAfter(AtomicInteger changes) {
        KinesisClient kinesis = (KinesisClient) Proxy.newProxyInstance(
                KinesisClient.class.getClassLoader(),
                new Class<?>[] {KinesisClient.class},
                (proxy, method, arguments) -> {
                    boolean change = method.getName().equals("splitShard")
                            || method.getName().equals("mergeShards");
                    if (change && changes.getAndDecrement() <= 0) {
                        throw AbortedException.create("cut");
                    }
                    return call(to.kinesis(), method, arguments);
                });
        return (Clients) Proxy.newProxyInstance(
                Clients.class.getClassLoader(),
                new Class<?>[] {Clients.class},
                (proxy, method, arguments) ->
                        method.getName().equals("kinesis") ? kinesis : call(to.clients(), method, arguments));
    }

    private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void anOnDemandStreamIsOneAgain() throws Exception {
        from.kinesis()
                .createStream(request ->
                        request.streamName("wide").streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        from.active("wide");
        Capsule capsule = save(plan(List.of("wide"), 10, List.of(), MaskRules.NONE));
        RestoreEnd end = restoring(capsule, Pace.real()).call();
        assertThat(end.whole()).as(end.sentence() + end.problems()).isTrue();
        eventually(
                "it is active",
                () -> to.kinesis()
                                .describeStreamSummary(request -> request.streamName("wide"))
                                .streamDescriptionSummary()
                                .streamModeDetails()
                                .streamMode()
                        == StreamMode.ON_DEMAND);
    }
}
