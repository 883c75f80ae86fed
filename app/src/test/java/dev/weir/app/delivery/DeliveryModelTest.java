package dev.weir.app.delivery;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.OtherClients;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.streams.Phase;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;

/** The list and the page of one delivery stream against the real broker, without a window. */
class DeliveryModelTest {

    private final BrokerWorkspace broker = new BrokerWorkspace();

    @AfterEach
    void close() {
        broker.close();
    }

    private void create(String name, int seconds) {
        broker.clients().s3().createBucket(request -> request.bucket(name));
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName(name)
                        .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::" + name)
                                .roleARN("arn:aws:iam::000000000000:role/firehose")
                                .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(seconds))));
        eventually(
                name + " is active",
                () -> DeliveryFacts.describe(broker.clients().firehose(), name).state() == DeliveryState.ACTIVE);
    }

    private void put(String name, String data) {
        broker.clients()
                .firehose()
                .putRecord(request ->
                        request.deliveryStreamName(name).record(record -> record.data(SdkBytes.fromUtf8String(data))));
    }

    @Test
    void rowsAreDescribedWhenSeenAndTellWhatWaits() {
        create("waiting", 900);
        DeliveryModel model = new DeliveryModel(broker.workspace());
        model.shown();
        DeliveryRow row = model.rows().getFirst();
        assertThat(row.facts().get()).isNull();
        model.seen(row);
        broker.background().tick();
        assertThat(row.facts().get().target()).isEqualTo("s3://waiting/");
        put("waiting", "x".repeat(100_000));
        put("waiting", "x".repeat(100_000));
        eventually("two records wait", () -> {
            broker.background().tick();
            DeliverySummary summary = row.summary().get();
            return summary != null && summary.buffer().records() == 2;
        });
        DeliverySummary summary = row.summary().get();
        assertThat(summary.buffer().share()).isBetween(0.18, 0.2);
        assertThat(summary.flushWords(InstantSource.system().instant())).startsWith("in ");
        model.search().set("nothing");
        assertThat(model.found()).isEmpty();
        model.hidden();
        assertThat(broker.background().repeating()).isEmpty();
    }

    @Test
    void whatWasDeliveredNoLongerWaits() {
        create("quick", 1);
        DeliveryStreamModel model = new DeliveryStreamModel(broker.workspace(), "quick");
        model.shown();
        put("quick", "one");
        eventually("it is delivered", () -> {
            broker.background().tick();
            DeliverySummary summary = model.summary().get();
            return summary != null && summary.delivered() == 1;
        });
        assertThat(model.summary().get().buffer().records()).isZero();
        assertThat(model.summary().get().failedWords()).isEqualTo("0");
        assertThat(model.summary().get().freshness()).isGreaterThanOrEqualTo(0);
        model.delete();
        eventually("it is gone", () -> {
            broker.background().tick();
            return model.phase().get() == Phase.FAILED;
        });
        assertThat(model.failure().get().kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(broker.background().repeating()).isEmpty();
    }

    @Test
    void loggingIsSwitchedOnAndErrorsAreShown() {
        create("failing", 1);
        DeliveryStreamModel stream = new DeliveryStreamModel(broker.workspace(), "failing");
        stream.shown();
        ErrorLogModel log = new ErrorLogModel(broker.workspace(), stream);
        log.shown();
        assertThat(log.options()).isNull();
        log.switchOn();
        assertThat(stream.commandFailure().get()).isNull();
        broker.background().tick();
        assertThat(log.options().logGroupName()).isEqualTo("/aws/kinesisfirehose/failing");
        assertThat(stream.facts().get().versionId()).isEqualTo("2");
        broker.clients().s3().deleteBucket(request -> request.bucket("failing"));
        put("failing", "nowhere to go");
        eventually("the error is logged", () -> {
            broker.background().tick();
            return !log.lines().isEmpty();
        });
        ErrorLine line = log.lines().getFirst();
        assertThat(line.code()).isNotEmpty();
        assertThat(line.message()).isNotEmpty();
        log.hidden();
        stream.hidden();
        assertThat(broker.background().repeating()).isEmpty();
    }

    @Test
    void encryptionAndTagsAreChanged() {
        create("sealed", 60);
        DeliveryStreamModel stream = new DeliveryStreamModel(broker.workspace(), "sealed");
        stream.shown();
        new EncryptionModel(broker.workspace(), stream).turn();
        assertThat(stream.commandFailure().get()).isNull();
        eventually("it is encrypted", () -> {
            broker.background().tick();
            return stream.facts().get().encryption().equals("enabled");
        });
        assertThat(DeliveryFacts.describe(broker.clients().firehose(), "sealed")
                        .description()
                        .deliveryStreamEncryptionConfiguration()
                        .status())
                .isEqualTo(DeliveryStreamEncryptionStatus.ENABLED);
        DeliveryTagsModel tags = new DeliveryTagsModel(broker.workspace(), "sealed");
        tags.load();
        assertThat(tags.loaded().get()).isTrue();
        tags.add("team", "flow");
        assertThat(tags.tags()).extracting(tag -> tag.key() + "=" + tag.value()).containsExactly("team=flow");
        tags.remove("team");
        assertThat(tags.tags()).isEmpty();
        assertThat(tags.problem("aws:x", "")).isNotNull();
    }

    @Test
    void whoMayNotAndWhoCanNotAreToldSo() {
        assertThat(failureOf(OtherClients.denied())).isEqualTo(Failure.Kind.DENIED);
        assertThat(failureOf(OtherClients.unknownOperation())).isEqualTo(Failure.Kind.UNSUPPORTED);
    }

    private static Failure.Kind failureOf(RuntimeException refusal) {
        DirectBackground background = new DirectBackground();
        Connection connection = TestWorkspace.connection(Connection.Kind.TEST);
        Clients account = refusing(refusal);
        TestWorkspace foreign = new TestWorkspace(
                connection,
                account,
                background,
                new CloudWatchThroughputFeed(account, background, connection),
                InstantSource.system());
        DeliveryModel model = new DeliveryModel(foreign);
        model.shown();
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        DeliveryStreamModel one = new DeliveryStreamModel(foreign, "orders");
        one.shown();
        assertThat(one.phase().get()).isEqualTo(Phase.FAILED);
        one.hidden();
        model.hidden();
        assertThat(background.repeating()).isEmpty();
        return model.failure().get().kind();
    }

    /** An account in which Firehose refuses everything. */
    private static Clients refusing(RuntimeException refusal) {
        FirehoseClient firehose = (FirehoseClient) Proxy.newProxyInstance(
                FirehoseClient.class.getClassLoader(),
                new Class<?>[] {FirehoseClient.class},
                (proxy, method, arguments) -> {
                    throw refusal;
                });
        FakeAccount account = new FakeAccount();
        return (Clients) Proxy.newProxyInstance(
                Clients.class.getClassLoader(),
                new Class<?>[] {Clients.class},
                (proxy, method, arguments) ->
                        method.getName().equals("firehose") ? firehose : method.invoke(account, arguments));
    }
}
