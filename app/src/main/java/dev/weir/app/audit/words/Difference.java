package dev.weir.app.audit.words;

import dev.weir.app.audit.AuditEvent;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event changed. The value before is what the answer itself tells of it, else what an event before it set on the same
 * resource; else it is not known.
 */
public record Difference(List<Line> lines) {

    /**
     * One setting.
     *
     * @param before null where there was none or none is known
     * @param after null where it was taken away
     * @param source how the value before is known, a few words
     */
    public record Line(
            String setting,
            @Nullable String before,
            @Nullable String after,
            Source source) {

        /** Whether it was set to what it was. */
        public boolean same() {
            return source != Source.UNKNOWN && Objects.equals(before, after);
        }
    }

    /** How the value before is known. */
    public enum Source {
        ANSWER,
        EARLIER,
        MADE,
        UNKNOWN;

        /** What a person reads. */
        public String text() {
            return switch (this) {
                case ANSWER -> Text.of("told by the call's answer");
                case EARLIER -> Text.of("set by an earlier event");
                case MADE -> Text.of("the thing was made without it");
                case UNKNOWN -> Text.of("not known: no earlier event tells it");
            };
        }
    }

    /**
     * The difference that an event made.
     *
     * @param earlier events of the same resource before it, newest first
     */
    public static Difference of(AuditEvent event, List<AuditEvent> earlier) {
        Settings now = Settings.of(event);
        List<Settings> before = new ArrayList<>();
        boolean made = makes(event);
        for (AuditEvent each : earlier) {
            if (made) {
                break;
            }
            if (each.errorCode() == null && each.changes()) {
                before.add(Settings.of(each));
                made = makes(each);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, @Nullable String> setting : now.set().entrySet()) {
            lines.add(line(setting.getKey(), setting.getValue(), now, before, made));
        }
        return new Difference(lines);
    }

    private static Line line(String name, @Nullable String after, Settings now, List<Settings> before, boolean made) {
        String told = now.before().get(name);
        if (told != null) {
            return new Line(name, told, after, Source.ANSWER);
        }
        for (Settings each : before) {
            if (each.set().containsKey(name)) {
                return new Line(name, each.set().get(name), after, Source.EARLIER);
            }
        }
        return new Line(name, null, after, made ? Source.MADE : Source.UNKNOWN);
    }

    private static boolean makes(AuditEvent event) {
        String name = event.name();
        return name.startsWith("Create") && !name.equals("CreatePolicyVersion") && event.errorCode() == null;
    }
}
