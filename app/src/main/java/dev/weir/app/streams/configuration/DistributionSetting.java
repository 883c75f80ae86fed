package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether partition keys decide on the shard. The AWS SDK that this program is built with neither tells the present
 * strategy nor can change it, so the command for it is offered instead.
 */
public final class DistributionSetting extends Setting {

    private final BooleanProperty automatic = new SimpleBooleanProperty();

    DistributionSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "record-distribution",
                Text.of("Record distribution"),
                Text.of(
                        "USER_PARTITION_KEY, the default: a record\'s partition key decides on its shard. AUTO, only for on-demand"
                                + " streams: Kinesis spreads records evenly and ignores their keys."));
        automatic.subscribe(on -> review());
    }

    /** Whether AUTO is wanted. */
    public BooleanProperty automatic() {
        return automatic;
    }

    @Override
    protected void describe(StreamFacts facts) {
        say(Text.of("Not known to this program"));
    }

    @Override
    protected void take(StreamFacts facts) {
        automatic.set(false);
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        return Text.of(
                "The AWS SDK in this program does not know UpdateStreamRecordDistributionStrategy yet. Copy the command for"
                        + " a newer AWS CLI instead.");
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        if (!automatic.get()) {
            return Proposal.UNCHANGED;
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("StreamARN", facts.arn());
        parameters.put("RecordDistributionStrategy", "AUTO");
        return Proposal.of(new Plan(
                Text.of("Distribute automatically"),
                Text.of(
                        "Records of one key no longer share a shard, so their order is lost from then on. It is refused on"
                                + " provisioned streams."),
                Text.of("Nothing."),
                Text.of("At once, without passing through UPDATING."),
                Text.of("By USER_PARTITION_KEY; records that were written in between stay where they are."),
                List.of(ApiCall.unsendable("UpdateStreamRecordDistributionStrategy", parameters)),
                null,
                null));
    }
}
