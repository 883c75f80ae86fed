package dev.weir.app.records.decode;

import java.util.List;
import java.util.stream.Collectors;

/** One line of readable data, in pieces that are coloured by their meaning. */
public record CodeLine(List<Span> spans) {

    /** What a piece is. */
    public enum Kind {
        PLAIN,
        PUNCTUATION,
        KEY,
        STRING,
        NUMBER,
        LITERAL,
        OFFSET
    }

    /** A piece of a line. */
    public record Span(Kind kind, String text) {}

    /** A line of one piece. */
    public static CodeLine plain(String text) {
        return new CodeLine(List.of(new Span(Kind.PLAIN, text)));
    }

    /** The line as text. */
    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
