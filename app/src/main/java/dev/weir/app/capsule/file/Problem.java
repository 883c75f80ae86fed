package dev.weir.app.capsule.file;

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
        String where = member.isEmpty() ? "" : line > 0 ? member + ", line " + line + ": " : member + ": ";
        return where + what + ".";
    }
}
