package dev.weir.app.capsule.file;

import dev.weir.app.text.Text;
import java.util.Locale;

/**
 * Something wrong with a capsule, and where.
 *
 * @param member the part of the file, or empty for the file as a whole
 * @param line its line, from 1; 0 where lines mean nothing
 * @param what a sentence without its full stop
 */
public record Problem(String member, long line, String what) {

    /** For people: {@code streams/1/records.jsonl, line 12: …}. */
    public String words() {
        if (member.isEmpty()) {
            return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".";
        }
        return line > 0 ? Text.of("{0}, line {1}: {2}.", member, line, what) : member + ": " + what + ".";
    }
}
