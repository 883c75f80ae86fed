package dev.weir.app.streams.configuration;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.streams.StreamSettings;
import dev.weir.app.streams.StreamState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** Each setting is changed and set back over the real broker. */
class ConfigurationOverTheBrokerTest {

    private final BrokerWorkspace account = new BrokerWorkspace();
    private StreamModel stream;
    private ConfigurationModel model;

    @BeforeEach
    void open() {
        account.createStream("orders", 4);
        stream = new StreamModel(account.workspace(), "orders");
        stream.shown();
        model = new ConfigurationModel(account.workspace(), stream);
        model.shown();
    }

    @AfterEach
    void close() {
        model.hidden();
        stream.hidden();
        account.close();
    }

    @Test
    void whoOpensItLateFindsThePresentValuesAndNothingWrong() {
        ConfigurationModel late = new ConfigurationModel(account.workspace(), stream);
        late.shown();
        assertThat(late.shardCount().draft().get()).isEqualTo(4);
        assertThat(late.shardCount().problem().get()).isNull();
        assertThat(late.shardCount().plan().get()).isNull();
        late.hidden();
    }

    @Test
    void theShardCountIsDoubledAndSetBack() {
        ShardCountSetting setting = model.shardCount();
        assertThat(setting.value().get()).isEqualTo("4 shards open");
        setting.draft().set(9);
        assertThat(setting.problem().get()).contains("between 2 and 8");
        assertThat(setting.plan().get()).isNull();
        setting.draft().set(8);
        Plan plan = setting.plan().get();
        assertThat(plan.calls().getFirst().text())
                .isEqualTo("UpdateShardCount StreamName=orders TargetShardCount=8 ScalingType=UNIFORM_SCALING");
        assertThat(plan.does())
                .contains("Each shard is split in two.", "12.5 % of the key space", "8 of the 500 shards");
        assertThat(plan.costs()).contains("$0.06 an hour, $43.80 a month now", "$0.12 an hour, $87.60 a month then");
        applied(setting);
        assertThat(facts().openShards()).isEqualTo(8);
        assertThat(setting.plan().get()).isNull();
        assertThat(setting.undo().get().words()).isEqualTo("Set back to 4 shards");
        setting.undo().get().fill().run();
        assertThat(setting.plan().get().does()).contains("Neighbours are merged, two by two.");
        applied(setting);
        assertThat(facts().openShards()).isEqualTo(4);
    }

    @Test
    void theModeIsSwitchedTwiceAndAThirdTimeIsRefusedInTheServicesWords() {
        ModeSetting setting = model.mode();
        setting.draft().set(CapacityMode.ON_DEMAND);
        assertThat(setting.plan().get().calls().getFirst().text())
                .startsWith("UpdateStreamMode StreamARN=arn:aws:kinesis:")
                .contains("StreamModeDetails={StreamMode=ON_DEMAND}");
        applied(setting);
        assertThat(model.shardCount().locked().get()).contains("on-demand");
        setting.undo().get().fill().run();
        applied(setting);
        setting.draft().set(CapacityMode.ON_DEMAND);
        setting.apply();
        assertThat(setting.refused().get()).isNotNull();
        assertThat(Advice.words(setting.refused().get())).contains("24 hours");
        assertThat(setting.draft().get()).isEqualTo(CapacityMode.ON_DEMAND);
    }

    @Test
    void aShorterRetentionSaysHowMuchIsLostAndMustBeConfirmed() {
        RetentionSetting setting = model.retention();
        setting.draft().set(168);
        Plan longer = setting.plan().get();
        assertThat(longer.loss()).isNull();
        assertThat(longer.costs()).contains("$0.08 an hour");
        applied(setting);
        assertThat(facts().retentionHours()).isEqualTo(168);
        setting.draft().set(23);
        assertThat(setting.problem().get()).isNotNull();
        setting.draft().set(48);
        Plan shorter = setting.plan().get();
        assertThat(shorter.loss()).isNotNull();
        assertThat(shorter.does()).contains("older than 48 hours (2 days)", "CloudWatch knows of none that old");
        assertThat(shorter.calls().getFirst().operation()).isEqualTo("DecreaseStreamRetentionPeriod");
        applied(setting);
        assertThat(setting.value().get()).isEqualTo("2 days");
    }

    @Test
    void encryptionIsStartedAndStopped() {
        EncryptionSetting setting = model.encryption();
        setting.choice().set(EncryptionSetting.Choice.OWN_KEY);
        setting.key().set("not a key");
        assertThat(setting.problem().get()).contains("alias");
        setting.choice().set(EncryptionSetting.Choice.AWS_KEY);
        applied(setting);
        assertThat(setting.value().get()).isEqualTo("AWS's key for Kinesis");
        setting.choice().set(EncryptionSetting.Choice.NONE);
        assertThat(setting.plan().get().loss()).isNotNull();
        applied(setting);
        assertThat(facts().keyId()).isNull();
    }

    @Test
    void aKeyThatDoesNotExistIsRefusedWithTheServicesWordsAndAdvice() {
        EncryptionSetting setting = model.encryption();
        setting.choice().set(EncryptionSetting.Choice.OWN_KEY);
        setting.key().set("alias/nowhere");
        setting.apply();
        assertThat(Advice.words(setting.refused().get())).contains("alias/nowhere");
    }

    @Test
    void shardMetricsAreSwitchedOneByOne() {
        MonitoringSetting setting = model.monitoring();
        setting.draft().add("IncomingBytes");
        setting.draft().add("IncomingRecords");
        assertThat(setting.plan().get().costs()).contains("8 metrics, $2.40 a month, instead of $0.00");
        applied(setting);
        assertThat(facts().settings().shardMetrics()).containsExactly("IncomingBytes", "IncomingRecords");
        setting.draft().remove("IncomingBytes");
        setting.draft().add("OutgoingBytes");
        assertThat(setting.plan().get().calls())
                .extracting(ApiCall::operation)
                .containsExactly("EnableEnhancedMonitoring", "DisableEnhancedMonitoring");
        applied(setting);
        assertThat(facts().settings().shardMetrics()).containsExactly("IncomingRecords", "OutgoingBytes");
        setting.draft().addAll(StreamSettings.SHARD_METRICS);
        applied(setting);
        assertThat(setting.value().get()).isEqualTo("All seven");
    }

    @Test
    void theLargestRecordIsChanged() {
        RecordSizeSetting setting = model.recordSize();
        assertThat(setting.value().get()).isEqualTo("1,024 KiB (1 MiB)");
        setting.draft().set(2048);
        applied(setting);
        assertThat(setting.value().get()).isEqualTo("2,048 KiB (2 MiB)");
    }

    @Test
    void warmThroughputIsForOnDemandStreamsWithACommitment() {
        WarmThroughputSetting setting = model.warmThroughput();
        assertThat(setting.locked().get()).contains("Only an on-demand stream");
        model.mode().draft().set(CapacityMode.ON_DEMAND);
        applied(model.mode());
        assertThat(setting.locked().get()).isNull();
        setting.draft().set(50);
        setting.apply();
        assertThat(Advice.words(setting.refused().get())).contains("MinimumThroughputBillingCommitment");
    }

    @Test
    void tagsAreAddedChangedAndRemovedInOneGo() {
        TagsSetting setting = model.tags();
        assertThat(setting.value().get()).isEqualTo("None");
        setting.draft().putAll(Map.of("team", "payments", "stage", "test"));
        applied(setting);
        assertThat(setting.value().get()).isEqualTo("2: stage = test, team = payments");
        setting.draft().remove("stage");
        setting.draft().put("team", "orders");
        assertThat(setting.plan().get().calls())
                .extracting(ApiCall::operation)
                .containsExactly("RemoveTagsFromStream", "AddTagsToStream");
        applied(setting);
        assertThat(setting.draft()).isEqualTo(Map.of("team", "orders"));
        setting.undo().get().fill().run();
        applied(setting);
        assertThat(setting.draft()).containsEntry("stage", "test");
    }

    @Test
    void aPolicyIsAttachedWrittenPrettilyAndDeleted() {
        PolicySetting setting = model.policy();
        assertThat(setting.value().get()).isEqualTo("None");
        setting.example();
        applied(setting);
        assertThat(setting.value().get()).startsWith("1 statement: allow 111122223333 kinesis:DescribeStreamSummary");
        assertThat(setting.plan().get()).isNull();
        setting.draft().set(setting.draft().get().replace("111122223333", "*"));
        assertThat(setting.plan().get().does()).contains("ANYBODY");
        setting.draft().set("");
        assertThat(setting.plan().get().loss()).isNotNull();
        applied(setting);
        assertThat(setting.value().get()).isEqualTo("None");
    }

    @Test
    void recordsThatAShorterRetentionCutsOffAreCounted() {
        account.clients()
                .kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey("a").data(SdkBytes.fromUtf8String("hello")));
        eventually(
                "the count",
                () -> WrittenBefore.count(
                                        account.clients().cloudWatch(),
                                        "orders",
                                        account.workspace().clock().instant().plusSeconds(24 * 3600 + 120),
                                        48,
                                        24)
                                .records()
                        == 1);
    }

    @Test
    void readOnlyLocksEverySettingAndSaysSo() {
        account.workspace().setReadOnly(true);
        assertThat(model.settings())
                .allSatisfy(setting -> assertThat(setting.locked().get()).contains("read-only"));
        assertThat(Set.copyOf(model.settings())).hasSize(10);
    }

    private StreamFacts facts() {
        return stream.facts().get();
    }

    /** Applies the plan and waits until the stream is active again. */
    private void applied(Setting setting) {
        setting.apply();
        assertThat(setting.refused().get()).isNull();
        eventually("the stream is active again", () -> {
            account.background().tick();
            return facts().state() == StreamState.ACTIVE;
        });
    }
}
