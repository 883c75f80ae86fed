package dev.weir.charts;

import java.util.Objects;
import java.util.function.Function;

/**
 * What charts say by themselves: English, or as whoever shows them has it said. A chart says it when it is made or drawn.
 * Thread-safe.
 */
public enum ChartPhrase {
    NO_DATA_YET("No data yet"),
    NO_DATA("no data"),
    UNKNOWN("unknown"),
    LIVE_CHART("Live chart"),
    LIVE_CHART_OF("Live chart: {0}"),
    NOTHING_IN("{0}. No data yet."),
    NEWEST("{0}. {1} series. Newest values, at {2}: {3}."),
    NEWEST_OF_MANY("{0}. {1} series. Newest values, at {2}: {3}, and {4} more."),
    LIMIT("limit {0}"),
    MORE("and {0} more"),
    RECORDS_A_SECOND("records/s"),
    ZOOMED("Zoomed in · double-click for live"),
    ZOOMED_MAP("Zoomed in · Escape for live"),
    BACK_TO_LIVE("Back to live"),
    COPY_PICTURE("Copy picture"),
    COPY_DATA("Copy data"),
    RECORDS_FROM_HERE("Records of {0} from here"),
    WHAT_IF_SPLIT("What if I split {0}"),
    DRAW_KEY("Draw this hash key as a line"),
    KEY_SPACE("Map of the key space over time: {0} open shards, {1} closed"),
    BEFORE_ALL("Before the first shard that is listed"),
    STREAM_IS_YOUNGER("The stream is younger, or its older shards have expired"),
    NO_SHARD("No shard with these keys is listed"),
    MAY_HAVE_EXPIRED("It may have expired"),
    MOST_IN_A_BAR("most in a bar: {0}"),
    NOTHING_COUNTED("Nothing counted yet");

    private static volatile Function<ChartPhrase, String> said = ChartPhrase::english;

    private final String english;

    ChartPhrase(String english) {
        this.english = english;
    }

    /** Its English, with places {@code {0}} to {@code {4}} for values. */
    public String english() {
        return english;
    }

    /**
     * From now on all charts say it so.
     *
     * @param texts a text for each phrase, with the places of its English
     */
    public static void speak(Function<ChartPhrase, String> texts) {
        said = Objects.requireNonNull(texts, "texts");
    }

    /** With the values in its places. */
    String say(Object... values) {
        String text = said.apply(this);
        for (int i = 0; i < values.length; i++) {
            // A value that looks like a later place would be filled too; none does: they are numbers, times and names.
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
