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
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;

/** How long records are kept, 24 to 8,760 hours. Shortening it loses what is older, and how much is said before. */
public final class RetentionSetting extends Setting {

    /** Hours, the service's own bounds. */
    public static final int LEAST = 24;

    public static final int MOST = 8_760;

    private static final int SEVEN_DAYS = 168;

    private final IntegerProperty draft = new SimpleIntegerProperty();
    private @Nullable Counted counted;

    /** What was written in the hours that a shorter retention would cut off. */
    private record Counted(int from, int to, String words) {}

    RetentionSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "retention",
                Text.of("Retention"),
                Text.of("How long a record can be read after it was written: 24 hours to 8,760 hours (365 days)."));
        draft.subscribe(hours -> review());
    }

    /** The wanted hours; 0 if what was typed is no number. */
    public IntegerProperty draft() {
        return draft;
    }

    @Override
    protected void describe(StreamFacts facts) {
        say(facts.retention());
    }

    @Override
    protected void take(StreamFacts facts) {
        draft.set(facts.retentionHours());
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        int now = facts.retentionHours();
        int wanted = draft.get();
        if (wanted == now) {
            return Proposal.UNCHANGED;
        }
        if (wanted < LEAST || wanted > MOST) {
            return Proposal.wrong(Text.of("Records can be kept for 24 to 8,760 hours."));
        }
        return Proposal.of(wanted > now ? longer(facts, wanted) : shorter(facts, wanted));
    }

    private Plan longer(StreamFacts facts, int wanted) {
        var request = IncreaseStreamRetentionPeriodRequest.builder()
                .streamName(streamName())
                .retentionPeriodHours(wanted)
                .build();
        return new Plan(
                Text.of("Keep for {0}", hours(wanted)),
                Text.of(
                        "Records that are readable now, and those to come, stay for {0}. What has expired already does not"
                                + " come back.",
                        hours(wanted)),
                costs(facts, wanted),
                Text.of("At once, or within minutes."),
                Text.of("By shortening it again, which then loses what is older."),
                List.of(ApiCall.of(request, KinesisClient::increaseStreamRetentionPeriod)),
                null,
                undo(facts));
    }

    private Plan shorter(StreamFacts facts, int wanted) {
        var request = DecreaseStreamRetentionPeriodRequest.builder()
                .streamName(streamName())
                .retentionPeriodHours(wanted)
                .build();
        String lost = Text.of(
                        "Every record older than {0} becomes unreadable at once, also for readers that have not come to it.",
                        hours(wanted))
                + " " + lost(facts.retentionHours(), wanted);
        return new Plan(
                Text.of("Keep for {0}", hours(wanted)),
                lost,
                costs(facts, wanted),
                Text.of("At once, or within minutes."),
                Text.of("Not for the records that it loses. The retention itself can be lengthened again."),
                List.of(ApiCall.of(request, KinesisClient::decreaseStreamRetentionPeriod)),
                new Plan.Loss(
                        Text.of("Shorten the retention to {0}?", hours(wanted)),
                        lost + " " + Text.of("It cannot be undone.")),
                undo(facts));
    }

    private Plan.Undo undo(StreamFacts facts) {
        int now = facts.retentionHours();
        return new Plan.Undo(Text.of("Set back to {0}", hours(now)), () -> draft.set(now));
    }

    private String lost(int from, int to) {
        Counted known = counted;
        if (known != null && known.from() == from && known.to() == to) {
            return known.words();
        }
        count(from, to);
        Counted direct = counted;
        return direct != null && direct.from() == from && direct.to() == to
                ? direct.words()
                : Text.of("How many these are is being counted.");
    }

    private void count(int from, int to) {
        counted = new Counted(from, to, Text.of("How many these are is being counted."));
        workspace()
                .background()
                .run(
                        Text.of("Count what a shorter retention loses"),
                        () -> WrittenBefore.count(
                                workspace().clients().cloudWatch(),
                                streamName(),
                                workspace().clock().instant(),
                                from,
                                to),
                        written -> counted(from, to, written.words()),
                        failure -> counted(from, to, Text.of("How many these are is not known: {0}", failure.what())));
    }

    private void counted(int from, int to, String words) {
        counted = new Counted(from, to, words);
        review();
    }

    private static String costs(StreamFacts facts, int wanted) {
        if (wanted <= LEAST) {
            return Text.of("Nothing: the first 24 hours are included.");
        }
        boolean onDemand = facts.mode() == CapacityMode.ON_DEMAND;
        if (onDemand) {
            String first = ListPrices.dollars(ListPrices.ON_DEMAND_EXTENDED_GB_MONTH);
            return wanted <= SEVEN_DAYS
                    ? Text.of("{0} per GB and month for what is 24 hours to 7 days old.", first)
                    : Text.of(
                            "{0} per GB and month for what is 24 hours to 7 days old; and {1} per GB and month for what is"
                                    + " older than 7 days.",
                            first, ListPrices.dollars(ListPrices.LONG_TERM_GB_MONTH));
        }
        String shards = ShardCountSetting.counted(facts.openShards());
        String first = ListPrices.hourly(facts.openShards() * ListPrices.EXTENDED_SHARD_HOUR);
        return wanted <= SEVEN_DAYS
                ? Text.of("{0} on top, for {1}, above 24 hours.", first, shards)
                : Text.of(
                        "{0} on top, for {1}, above 24 hours; and {2} per GB and month for what is older than 7 days, and"
                                + " {3} per GB of it that is read.",
                        first,
                        shards,
                        ListPrices.dollars(ListPrices.LONG_TERM_GB_MONTH),
                        ListPrices.dollars(ListPrices.LONG_TERM_GB_READ));
    }

    /** Hours in words: {@code 48 hours (2 days)}. */
    static String hours(int hours) {
        return hours % 24 == 0 && hours > 24
                ? Text.of("{0} hours ({1} days)", Format.count(hours), Format.count(hours / 24))
                : Text.of("{0} hours", Format.count(hours));
    }
}
