package dev.weir.app.query.text;

import java.util.List;

/**
 * A statement whose parameters have their values, which may be longer than their names and of several lines.
 *
 * @param text with the values
 * @param before with the names
 */
public record FilledText(String text, String before, List<Value> values) {

    /**
     * A value in the place of a name; all are numbers of characters before the place.
     *
     * @param start where the value begins
     * @param end behind it
     * @param nameStart where the name began
     * @param nameEnd behind it
     */
    public record Value(int start, int end, int nameStart, int nameEnd) {}

    /** A place in a text: both from 1. */
    public record Place(int line, int column) {}

    public FilledText {
        values = List.copyOf(values);
    }

    /** A statement without parameters. */
    public static FilledText of(String text) {
        return new FilledText(text, text, List.of());
    }

    /** Where a place of the text was before; one within a value is where its name begins. */
    public Place before(int line, int column) {
        if (values.isEmpty()) {
            return new Place(line, column);
        }
        int offset = offset(line, column);
        int place = offset;
        for (Value value : values) {
            if (offset >= value.end()) {
                place = offset - value.end() + value.nameEnd();
            } else if (offset >= value.start()) {
                place = value.nameStart();
            }
        }
        String until = before.substring(0, Math.clamp(place, 0, before.length()));
        int lines = (int) until.chars().filter(sign -> sign == '\n').count();
        return new Place(lines + 1, until.length() - until.lastIndexOf('\n'));
    }

    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start < text.length(); i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return start + column - 1;
    }
}
