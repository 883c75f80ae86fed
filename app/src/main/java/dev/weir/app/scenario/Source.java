package dev.weir.app.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that puts records into a stream of a scenario. */
public sealed interface Source {

    /** The stream. */
    String streamName();

    /** What each of a scenario's sources is called: its stream, and a number where there are more of them for it. */
    static List<String> names(List<Source> sources) {
        List<String> names = new ArrayList<>();
        for (Source source : sources) {
            String name = source.streamName();
            for (int number = 2; names.contains(name); number++) {
                name = source.streamName() + " (" + number + ")";
            }
            names.add(name);
        }
        return names;
    }

    /**
     * Recorded data, replayed at its own times again and again.
     *
     * @param data a file that comes with the program, by its name there; null if {@code file} is given
     * @param file a person's own file of JSON objects a line, gzipped if its name ends so, ordered by event time
     * @param timeMember the member that holds the event time
     * @param timeUnit how long one unit of that member lasts
     * @param keyMember the member whose value becomes the partition key
     * @param begin where in the data the first pass begins, from event time zero; later passes begin at the data's own
     *     beginning
     */
    record Recording(
            String streamName,
            @Nullable String data,
            @Nullable Path file,
            String timeMember,
            Duration timeUnit,
            String keyMember,
            Duration begin)
            implements Source {}

    /**
     * Records that are made of a template.
     *
     * @param template text with expressions, as on the Produce page
     * @param keys how partition keys are chosen: {@code uniform}, {@code zipf}, {@code round-robin}, {@code fixed} or
     *     {@code field}
     * @param keyCount keys to choose from, where there are so many
     * @param skew Zipf's exponent
     * @param keyText what keys begin with, the fixed key, or the JSON path of the field
     * @param rate records a second at the usual speed
     * @param seed from which all draws follow: two runs make the same records, but for the time
     */
    record Generated(
            String streamName,
            String template,
            String keys,
            int keyCount,
            double skew,
            String keyText,
            double rate,
            long seed)
            implements Source {}
}
