package dev.weir.app.audit.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditEvents;
import dev.weir.app.connection.Denial;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells events as sentences. Operations that people ask about have a phrase of their own, in {@code sentences.txt}; all others are told by
 * their names. Thread-safe.
 */
public final class Sentences {

    private record Phrase(String past, String infinitive, Template object) {}

    private static final Map<String, Phrase> PHRASES = read();

    private Sentences() {}

    /** Who did what, from where, and how it ended if not well: {@code ana made stream orders with 4 shards, from 10.1.2.3}. */
    public static String of(AuditEvent event) {
        String from = event.sourceIp().isEmpty() ? "" : ", from " + event.sourceIp();
        return event.who() + " " + what(event) + from;
    }

    /** The sentence without who and from where. */
    public static String what(AuditEvent event) {
        Phrase phrase = PHRASES.get(event.shortService() + ":" + bare(event.name()));
        String past;
        String infinitive;
        String object;
        if (phrase == null) {
            OperationName name = OperationName.of(event.name());
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
        return joined("tried to " + infinitive, object) + (Denial.code(error) ? " and was refused" : ": " + error);
    }

    /** Whether the operation has a phrase of its own. */
    static boolean knows(String service, String operation) {
        return PHRASES.containsKey(service + ":" + operation);
    }

    private static String joined(String verb, String object) {
        return object.isEmpty() ? verb : verb + " " + object;
    }

    private static String resource(AuditEvent event) {
        if (event.resources().isEmpty()) {
            return "";
        }
        String first = Template.shortened(event.resources().getFirst().name());
        int more = event.resources().size() - 1;
        return " " + first + (more == 0 ? "" : " and " + more + " more");
    }

    /** Lambda's events carry the date of the API's version after their names. */
    static String bare(String name) {
        return name.replaceFirst("\\d{8}(v\\d+)?$", "");
    }

    private static Map<String, Phrase> read() {
        Map<String, Phrase> phrases = new HashMap<>();
        for (Lines.Line line : Lines.of("sentences.txt")) {
            int space = line.rest().indexOf(' ');
            String verbs = space < 0 ? line.rest() : line.rest().substring(0, space);
            int bar = verbs.indexOf('|');
            phrases.put(
                    line.key(),
                    new Phrase(
                            verbs.substring(0, bar).replace('_', ' '),
                            verbs.substring(bar + 1).replace('_', ' '),
                            new Template(space < 0 ? "" : line.rest().substring(space + 1))));
        }
        return phrases;
    }
}
