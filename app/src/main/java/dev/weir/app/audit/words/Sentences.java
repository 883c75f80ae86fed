package dev.weir.app.audit.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditEvents;
import dev.weir.app.connection.Denial;
import dev.weir.app.text.Text;

/**
 * Tells events as sentences, in the language that is spoken. Operations that people ask about have a phrase of their own; all others are
 * told by their names. Thread-safe.
 */
public final class Sentences {

    private Sentences() {}

    /** Who did what, from where, and how it ended if not well: {@code ana made stream orders with 4 shards, from 10.1.2.3}. */
    public static String of(AuditEvent event) {
        String sentence = event.errorCode() == null
                ? Text.in("who, what was done", "{0} {1}", event.who(), what(event))
                : event.who() + " " + what(event);
        return event.sourceIp().isEmpty() ? sentence : Text.of("{0}, from {1}", sentence, event.sourceIp());
    }

    /** The sentence without who and from where. */
    public static String what(AuditEvent event) {
        Wording wording = Wording.spoken();
        Wording.Phrase phrase = wording.phrase(event.shortService() + ":" + bare(event.name()));
        String past;
        String infinitive;
        String object;
        if (phrase == null) {
            OperationName name = OperationName.of(event.name(), wording);
            past = name.past();
            infinitive = name.infinitive();
            object = name.object() + resource(event);
        } else {
            past = phrase.past();
            infinitive = phrase.infinitive();
            JsonNode record = AuditEvents.parse(event.json());
            JsonNode request = record.path("requestParameters");
            object = phrase.object().fill(request.isObject() ? request : record);
        }
        String error = event.errorCode();
        if (error == null) {
            return joined(past, object);
        }
        String tried = joined(infinitive, object);
        return Denial.code(error)
                ? Text.of("tried to {0} and was refused", tried)
                : Text.of("tried to {0}: {1}", tried, error);
    }

    /** Whether the operation has a phrase of its own. */
    static boolean knows(String service, String operation) {
        return Wording.spoken().phrase(service + ":" + operation) != null;
    }

    private static String joined(String verb, String object) {
        return object.isEmpty() ? verb : Text.in("verb, object", "{0} {1}", verb, object);
    }

    private static String resource(AuditEvent event) {
        if (event.resources().isEmpty()) {
            return "";
        }
        String first = Template.shortened(event.resources().getFirst().name());
        int more = event.resources().size() - 1;
        return " " + (more == 0 ? first : Text.of("{0} and {1} more", first, more));
    }

    /** Lambda's events carry the date of the API's version after their names. */
    static String bare(String name) {
        return name.replaceFirst("\\d{8}(v\\d+)?$", "");
    }
}
