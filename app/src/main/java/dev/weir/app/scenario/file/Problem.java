package dev.weir.app.scenario.file;

import dev.weir.app.text.Text;

/**
 * What is wrong with a scenario file, and where.
 *
 * @param line counted from 1; 0 if it is the file as a whole
 * @param column counted from 1
 * @param path of the member, {@code streams[0].shards}; empty for the file as a whole
 * @param text one sentence or two for people
 */
public record Problem(int line, int column, String path, String text) {

    /** All of it in one line. */
    public String words() {
        String what = path.isEmpty() ? text : path + ": " + text;
        return line == 0 ? what : Text.of("line {0}, column {1}: {2}", line, column, what);
    }
}
