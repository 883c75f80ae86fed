package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeRequest;

/** The largest record that is taken, 1,024 to 10,240 KiB: UpdateMaxRecordSize. */
public final class RecordSizeSetting extends Setting {

    /** KiB, the service's own bounds. */
    public static final int LEAST = 1_024;

    public static final int MOST = 10_240;

    private final IntegerProperty draft = new SimpleIntegerProperty(LEAST);

    RecordSizeSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "largest-record",
                Text.of("Largest record"),
                Text.of(
                        "Data and partition key together may be this large: 1,024 KiB (1 MiB) to 10,240 KiB (10 MiB)."));
        draft.subscribe(kib -> review());
    }

    /** The wanted KiB; 0 if what was typed is no number. */
    public IntegerProperty draft() {
        return draft;
    }

    @Override
    protected void describe(StreamFacts facts) {
        Integer now = facts.settings().maxRecordKib();
        say(now == null ? Text.of("Not told by this endpoint") : size(now));
    }

    @Override
    protected void take(StreamFacts facts) {
        Integer now = facts.settings().maxRecordKib();
        draft.set(now == null ? LEAST : now);
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        return facts.settings().maxRecordKib() == null
                ? Text.of("This endpoint does not tell the size, so it is taken not to know this setting.")
                : null;
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        Integer now = facts.settings().maxRecordKib();
        int wanted = draft.get();
        if (now == null || now == wanted) {
            return Proposal.UNCHANGED;
        }
        if (wanted < LEAST || wanted > MOST) {
            return Proposal.wrong(Text.of("A record may be 1,024 to 10,240 KiB."));
        }
        var request = UpdateMaxRecordSizeRequest.builder()
                .streamARN(facts.arn())
                .maxRecordSizeInKiB(wanted)
                .build();
        return Proposal.of(new Plan(
                Text.of("Allow {0}", size(wanted)),
                wanted > now
                        ? Text.of(
                                "Records up to {0} are taken. A shard's 1 MiB/s stays: a larger record uses up the"
                                        + " following seconds. Every reader must be ready for records of this size.",
                                size(wanted))
                        : Text.of(
                                "Larger records are refused from then on. Those that are in the stream stay as they are."),
                Text.of(
                        "Nothing by itself. What is written is billed by its size: each 25 KB of a record is a unit of the"
                                + " {0} per million.",
                        ListPrices.dollars(ListPrices.MILLION_PUT_UNITS)),
                Text.of("The stream is UPDATING for some seconds."),
                Text.of("Yes, at any time."),
                List.of(ApiCall.of(request, KinesisClient::updateMaxRecordSize)),
                null,
                new Plan.Undo(Text.of("Set back to {0}", size(now)), () -> draft.set(now))));
    }

    private static String size(int kib) {
        return Format.count(kib) + " KiB" + (kib % 1024 == 0 ? " (" + kib / 1024 + " MiB)" : "");
    }
}
