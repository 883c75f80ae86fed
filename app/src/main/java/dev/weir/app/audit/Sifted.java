package dev.weir.app.audit;

import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is sifted here, among the events that are loaded; the service knows nothing of it.
 *
 * @param text any text in what the table shows, or empty
 * @param outcome how the call must have ended
 * @param who the caller, or null for all
 * @param what the event's name, or null for all
 * @param where the address that it came from, or null for all
 */
public record Sifted(
        String text,
        Outcome outcome,
        @Nullable String who,
        @Nullable String what,
        @Nullable String where) {

    /** How a call ended. */
    public enum Outcome {
        ANY,
        FAILED,
        DENIED,
        DELETIONS;

        /** What a person reads. */
        public String text() {
            return switch (this) {
                case ANY -> Text.of("Done or not");
                case FAILED -> Text.of("Failed");
                case DENIED -> Text.of("Refused");
                case DELETIONS -> Text.of("Deletions");
            };
        }
    }

    /** Nothing. */
    public static final Sifted NONE = new Sifted("", Outcome.ANY, null, null, null);

    Sifted withText(String other) {
        return new Sifted(other, outcome, who, what, where);
    }

    Sifted withOutcome(Outcome other) {
        return new Sifted(text, other, who, what, where);
    }

    Sifted with(Facet facet, @Nullable String value) {
        return switch (facet) {
            case WHO -> new Sifted(text, outcome, value, what, where);
            case WHAT -> new Sifted(text, outcome, who, value, where);
            case WHERE -> new Sifted(text, outcome, who, what, value);
        };
    }

    @Nullable String of(Facet facet) {
        return switch (facet) {
            case WHO -> who;
            case WHAT -> what;
            case WHERE -> where;
        };
    }

    /** Whether an event is wanted. */
    boolean wants(AuditEvent event) {
        boolean ended = switch (outcome) {
            case ANY -> true;
            case FAILED -> event.errorCode() != null;
            case DENIED -> event.denied();
            case DELETIONS -> deletes(event.name());
        };
        return ended && fits(event) && (text.isBlank() || event.mentions(text.strip()));
    }

    private boolean fits(AuditEvent event) {
        for (Facet facet : Facet.values()) {
            String wanted = of(facet);
            if (wanted != null && !wanted.equals(facet.of(event))) {
                return false;
            }
        }
        return true;
    }

    private static boolean deletes(String name) {
        return name.startsWith("Delete")
                || name.startsWith("Remove")
                || name.startsWith("Deregister")
                || name.startsWith("Purge")
                || name.startsWith("ScheduleKeyDeletion")
                || name.startsWith("BatchDelete");
    }
}
