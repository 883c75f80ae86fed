package dev.weir.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.query.text.TablesNamed;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reckons into which windows of running statements a record fell. What the engine did is not told by anybody, so nothing here is exact. */
final class WindowFinder {

    private static final String ARRIVAL = "approximate_arrival_timestamp";

    private final ZoneId zone;

    WindowFinder(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Tells of the statements that read the stream.
     *
     * @param statements the texts of those that run
     */
    void find(Traced traced, List<String> statements, Told told) {
        for (String statement : statements) {
            TablesNamed tables = TablesNamed.of(statement);
            boolean reads = tables.all().stream()
                    .anyMatch(table -> table.equals(traced.streamName())
                            && !tables.targets().containsKey(table));
            if (reads) {
                List<Windows> windows = Windows.in(statement).stream()
                        .filter(each -> each.table().equals(traced.streamName()))
                        .toList();
                if (windows.isEmpty()) {
                    told.hop(
                            hop(
                                    statement,
                                    Certainty.INFERRED,
                                    Text.of(
                                            "The statement reads the stream and sorts it into no windows that its text names.")));
                }
                windows.forEach(each -> told.hop(hop(traced, statement, each)));
            }
        }
    }

    private Hop hop(Traced traced, String statement, Windows windows) {
        Instant time = time(traced, windows.column());
        if (time == null) {
            return hop(
                    statement,
                    Certainty.UNKNOWN,
                    Text.of(
                            "Its windows go by {0}, which the record does not tell in a way that is known here.",
                            windows.column()));
        }
        if (windows.kind() == Windows.Kind.SESSION) {
            return hop(
                    statement,
                    Certainty.UNKNOWN,
                    Text.of("How long a session window is depends on what else came with the same key."));
        }
        Hop hop = hop(
                        statement,
                        Certainty.INFERRED,
                        Text.of(
                                "Reckoned from the statement's text and {0} of the record, with windows in UTC.",
                                windows.column()))
                .with(windows.column(), Format.timeMillis(time, zone));
        for (Windows.Window window : windows.of(time)) {
            hop = hop.with(
                    windows.kind().name(),
                    Format.time(window.from(), zone) + " – " + Format.time(window.until(), zone));
        }
        return hop;
    }

    private static Hop hop(String statement, Certainty certainty, String reason) {
        String title = statement.lines().findFirst().orElse("").strip();
        return Hop.of(HopKind.WINDOW, title, certainty, reason).opening(new Place.Query(null));
    }

    private static @Nullable Instant time(Traced traced, String column) {
        if (column.toLowerCase(Locale.ROOT).equals(ARRIVAL)) {
            return traced.arrival();
        }
        try {
            JsonNode value = new ObjectMapper().readTree(traced.data()).path(column);
            return value.isNumber() ? ofNumber(value.asDouble()) : value.isTextual() ? ofText(value.asText()) : null;
        } catch (IOException e) {
            return null; // It is no JSON, so it has no such field.
        }
    }

    /** Seconds or milliseconds since the epoch: the latter are as large as no second of this millennium. */
    private static Instant ofNumber(double number) {
        return Instant.ofEpochMilli((long) (number < 1e11 ? number * 1000 : number));
    }

    private static @Nullable Instant ofText(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException none) {
                return null;
            }
        }
    }
}
