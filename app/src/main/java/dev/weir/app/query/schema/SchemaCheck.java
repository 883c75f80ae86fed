package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Some of a stream's records, held against its schema.
 *
 * @param records records that were looked at
 * @param unfit how many of them do not fit
 * @param shown some of those
 * @param strangers fields that the records have and the schema has not, some of them
 */
public record SchemaCheck(int records, int unfit, List<Misfit> shown, List<String> strangers) {

    private static final int MOST_SHOWN = 50;
    private static final int MOST_STRANGERS = 20;
    private static final int LONGEST = 2_000;

    /**
     * A record that does not fit.
     *
     * @param why what of it, in words
     * @param data its data as text, cut where it is long
     */
    public record Misfit(String why, String data) {}

    /** Looks at the data of some records. May block, where a registry of schemas is asked. */
    public static SchemaCheck of(StreamSchema schema, List<byte[]> sample, AvroRegistry registry) {
        Fit fit = new Fit(schema);
        RecordObjects objects = new RecordObjects(schema, registry);
        List<Misfit> shown = new ArrayList<>();
        Set<String> strangers = new LinkedHashSet<>();
        int unfit = 0;
        for (byte[] data : sample) {
            String why = null;
            try {
                for (ObjectNode object : objects.of(data)) {
                    fit.look(object);
                    why = why == null ? fit.trouble() : why;
                    if (fit.stranger() != null && strangers.size() < MOST_STRANGERS) {
                        strangers.add(fit.stranger());
                    }
                }
            } catch (Unfit e) {
                why = e.why();
            }
            if (why != null) {
                unfit++;
                if (shown.size() < MOST_SHOWN) {
                    shown.add(new Misfit(why, text(data)));
                }
            }
        }
        return new SchemaCheck(sample.size(), unfit, List.copyOf(shown), List.copyOf(strangers));
    }

    private static String text(byte[] data) {
        String text = new String(data, 0, Math.min(data.length, 4 * LONGEST), StandardCharsets.UTF_8);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** Whether the schema should be looked at again. */
    public boolean drifted() {
        return unfit > 0 || !strangers.isEmpty();
    }

    /** For a person; empty if all fits. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (unfit > 0) {
            words.add(Text.count(
                    unfit,
                    "{0} of {1} records that were looked at does not fit.",
                    "{0} of {1} records that were looked at do not fit.",
                    Format.count(records)));
        }
        if (!strangers.isEmpty()) {
            String names = String.join(", ", strangers);
            words.add(
                    strangers.size() == 1
                            ? Text.of("A field is no column: {0}.", names)
                            : Text.of("These fields are no columns: {0}.", names));
        }
        return String.join(" ", words);
    }
}
