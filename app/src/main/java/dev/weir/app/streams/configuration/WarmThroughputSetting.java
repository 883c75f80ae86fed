package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputRequest;

/** The writes that an on-demand stream is ready for at once: UpdateStreamWarmThroughput. */
public final class WarmThroughputSetting extends Setting {

    /** MiB/s, the service's default limit. */
    public static final int MOST = 10_240;

    private final IntegerProperty draft = new SimpleIntegerProperty();

    WarmThroughputSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "warm-throughput",
                Text.of("Warm throughput"),
                Text.of(
                        "The writes that an on-demand stream takes at once, without growing first. The account needs the minimum"
                                + " throughput billing commitment (on-demand advantage)."));
        draft.subscribe(mibps -> review());
    }

    /** The wanted MiB/s; 0 if what was typed is no number. */
    public IntegerProperty draft() {
        return draft;
    }

    @Override
    protected void describe(StreamFacts facts) {
        Integer now = facts.settings().warmMibps();
        Integer target = facts.settings().warmTargetMibps();
        if (now == null) {
            say(facts.mode() == CapacityMode.ON_DEMAND ? Text.of("Not set") : Text.of("Only for on-demand streams"));
        } else {
            say(
                    target == null || target.equals(now)
                            ? rate(now)
                            : Text.of("{0}, going to {1}", rate(now), rate(target)));
        }
    }

    @Override
    protected void take(StreamFacts facts) {
        draft.set(present(facts));
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        return facts.mode() == CapacityMode.ON_DEMAND
                ? null
                : Text.of(
                        "Only an on-demand stream has a warm throughput. A provisioned one is ready for what its shards carry.");
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        int now = present(facts);
        int wanted = draft.get();
        if (wanted == now || facts.mode() != CapacityMode.ON_DEMAND) {
            return Proposal.UNCHANGED;
        }
        if (wanted < 1 || wanted > MOST) {
            return Proposal.wrong(Text.of("A stream can be made ready for 1 to 10,240 MiB/s."));
        }
        var request = UpdateStreamWarmThroughputRequest.builder()
                .streamName(streamName())
                .warmThroughputMiBps(wanted)
                .build();
        return Proposal.of(new Plan(
                Text.of("Be ready for {0}", rate(wanted)),
                wanted > now
                        ? Text.of("Kinesis scales the stream so that it takes {0} at once.", rate(wanted))
                        : Text.of(
                                "The stream may shrink to {0}; a rise above that is throttled at first.", rate(wanted)),
                Text.of("No price of its own, but the commitment bills the account for at least 25 MiB/s of writes."),
                Text.of("The stream is UPDATING, for a few minutes if it is large; reads and writes go on."),
                Text.of("By setting another value."),
                List.of(ApiCall.of(request, KinesisClient::updateStreamWarmThroughput)),
                null,
                now == 0 ? null : new Plan.Undo(Text.of("Set back to {0}", rate(now)), () -> draft.set(now))));
    }

    private static int present(StreamFacts facts) {
        Integer target = facts.settings().warmTargetMibps();
        Integer now = facts.settings().warmMibps();
        return target != null ? target : now != null ? now : 0;
    }

    private static String rate(int mibps) {
        return Format.count(mibps) + " MiB/s";
    }
}
