package dev.weir.broker.firehose.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a lane is delivered.
 *
 * @param sourceNumber of which source the positions are
 * @param position every record before this is delivered
 * @param ahead up to which position, exclusively, some buffers are delivered beyond that, by their names
 */
record Checkpoint(long sourceNumber, long position, Map<String, Long> ahead) {

    Checkpoint {
        ahead = Map.copyOf(ahead);
    }

    static Checkpoint at(long sourceNumber, long position) {
        return new Checkpoint(sourceNumber, position, Map.of());
    }

    /** The buffers ahead as lines of a position and a name; null if there are none. */
    @Nullable String aheadText() {
        return ahead.isEmpty()
                ? null
                : new TreeMap<>(ahead)
                        .entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining("\n"));
    }

    static Map<String, Long> ahead(@Nullable String text) {
        return text == null
                ? Map.of()
                : text.lines()
                        .collect(Collectors.toMap(
                                line -> line.substring(line.indexOf(' ') + 1),
                                line -> Long.valueOf(line.substring(0, line.indexOf(' ')))));
    }
}
