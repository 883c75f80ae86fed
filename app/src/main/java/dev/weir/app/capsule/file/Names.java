package dev.weir.app.capsule.file;

import dev.weir.app.text.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What members of a capsule are called. Nothing else may be in one. */
final class Names {

    static final String TYPE = "mimetype";
    static final String MANIFEST = "capsule.json";
    static final String QUERIES = "queries.json";
    static final String DELIVERIES = "deliveries.json";
    static final String LAYOUT = "layout.json";

    private static final Pattern OF_STREAM = Pattern.compile("streams/([1-9]\\d{0,3})/(stream\\.json|records\\.jsonl)");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private Names() {}

    /** @param number of the stream, from 1 */
    static String stream(int number) {
        return "streams/" + number + "/stream.json";
    }

    static String records(int number) {
        return "streams/" + number + "/records.jsonl";
    }

    /** Why a name may not be in a capsule, a sentence without its full stop, or null if it may. */
    static @Nullable String problem(String name) {
        if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0xfffd)) {
            return Text.of("the name of this member is no name");
        }
        if (name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()) {
            return Text.of("the name of this member is an absolute path; nothing of this file is used");
        }
        if (name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../") || ("/" + name + "/").contains("/./")) {
            return Text.of("the name of this member leads out of the capsule; nothing of this file is used");
        }
        return known(name) ? null : Text.of("no capsule has such a member");
    }

    private static boolean known(String name) {
        Matcher stream = OF_STREAM.matcher(name);
        return switch (name) {
            case TYPE, MANIFEST, QUERIES, DELIVERIES, LAYOUT -> true;
            default -> stream.matches() && Integer.parseInt(stream.group(1)) <= Bounds.MOST_STREAMS;
        };
    }
}
