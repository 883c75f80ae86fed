package dev.weir.app.shell;

import dev.weir.app.text.Text;
import dev.weir.charts.ChartPhrase;

/** What charts say, in the language that is spoken now. */
final class ChartTexts {

    private ChartTexts() {}

    /** With the places of its English. */
    static String of(ChartPhrase phrase) {
        return switch (phrase) {
            case NO_DATA_YET -> Text.of("No data yet");
            case NO_DATA -> Text.of("no data");
            case UNKNOWN -> Text.of("unknown");
            case LIVE_CHART -> Text.of("Live chart");
            case LIVE_CHART_OF -> Text.of("Live chart: {0}");
            case NOTHING_IN -> Text.of("{0}. No data yet.");
            case NEWEST -> Text.of("{0}. {1} series. Newest values, at {2}: {3}.");
            case NEWEST_OF_MANY -> Text.of("{0}. {1} series. Newest values, at {2}: {3}, and {4} more.");
            case LIMIT -> Text.of("limit {0}");
            case MORE -> Text.of("and {0} more");
            case RECORDS_A_SECOND -> Text.of("records/s");
            case ZOOMED -> Text.of("Zoomed in · double-click for live");
            case ZOOMED_MAP -> Text.of("Zoomed in · Escape for live");
            case BACK_TO_LIVE -> Text.of("Back to live");
            case COPY_PICTURE -> Text.of("Copy picture");
            case COPY_DATA -> Text.of("Copy data");
            case RECORDS_FROM_HERE -> Text.of("Records of {0} from here");
            case WHAT_IF_SPLIT -> Text.of("What if I split {0}");
            case DRAW_KEY -> Text.of("Draw this hash key as a line");
            case KEY_SPACE -> Text.of("Map of the key space over time: {0} open shards, {1} closed");
            case BEFORE_ALL -> Text.of("Before the first shard that is listed");
            case STREAM_IS_YOUNGER -> Text.of("The stream is younger, or its older shards have expired");
            case NO_SHARD -> Text.of("No shard with these keys is listed");
            case MAY_HAVE_EXPIRED -> Text.of("It may have expired");
            case MOST_IN_A_BAR -> Text.of("most in a bar: {0}");
            case NOTHING_COUNTED -> Text.of("Nothing counted yet");
        };
    }
}
