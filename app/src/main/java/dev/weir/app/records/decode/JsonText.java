package dev.weir.app.records.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON with a member a line, exactly as it was written: numbers keep their digits, members their order, doubles their
 * place. Reads as a stream, so that neither depth nor size can overturn it.
 */
public final class JsonText {

    /** Lines shown at most. */
    public static final int MOST_LINES = 5_000;

    /** Characters of one value shown at most. */
    static final int MOST_CHARACTERS = 2_000;

    private static final int DEEPEST = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private JsonText() {}

    /**
     * The first lines of it, for the screen.
     *
     * @throws IOException if it is not JSON; the message says where and why
     */
    public static CodeText lines(byte[] data) throws IOException {
        Lines lines = new Lines();
        boolean complete = write(data, lines);
        return new CodeText(
                List.copyOf(lines.done),
                complete
                        ? (lines.shortened ? Text.of("Long values are shortened here. Copy gives all.") : null)
                        : Text.of("The first {0} lines are shown. Copy gives all.", Format.count(MOST_LINES)));
    }

    /** All of it, indented. */
    public static String all(byte[] data) throws IOException {
        StringBuilder text = new StringBuilder(data.length * 2);
        write(data, new Sink() {
            @Override
            public boolean line(int depth) {
                if (!text.isEmpty()) {
                    text.append('\n').repeat(' ', 2 * depth);
                }
                return true;
            }

            @Override
            public void piece(CodeLine.Kind kind, String piece) {
                text.append(piece);
            }
        });
        return text.toString();
    }

    /** Whether it is one JSON object or array, whole. */
    public static boolean check(byte[] data) {
        try (JsonParser parser = JSON.createParser(data)) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the pieces go. */
    private interface Sink {
        /** A new line begins; false if no more lines are wanted. */
        boolean line(int depth);

        void piece(CodeLine.Kind kind, String piece);
    }

    private static final class Lines implements Sink {
        private final List<CodeLine> done = new ArrayList<>();
        private List<CodeLine.Span> current = new ArrayList<>();
        private boolean shortened;

        @Override
        public boolean line(int depth) {
            end();
            if (done.size() >= MOST_LINES) {
                return false;
            }
            if (depth > 0) {
                current.add(new CodeLine.Span(CodeLine.Kind.PLAIN, "  ".repeat(depth)));
            }
            return true;
        }

        @Override
        public void piece(CodeLine.Kind kind, String piece) {
            boolean tooLong = piece.length() > MOST_CHARACTERS;
            shortened |= tooLong;
            current.add(new CodeLine.Span(kind, tooLong ? piece.substring(0, MOST_CHARACTERS) + "…" : piece));
        }

        private void end() {
            if (!current.isEmpty()) {
                done.add(new CodeLine(List.copyOf(current)));
                current = new ArrayList<>();
            }
        }
    }

    /** Writes all values; false if the sink wanted no more. */
    private static boolean write(byte[] data, Sink sink) throws IOException {
        try (JsonParser parser = JSON.createParser(data)) {
            int depth = 0;
            boolean first = true;
            boolean afterName = false;
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException(Text.of("there is nothing in it"));
            }
            for (; token != null; token = parser.nextToken()) {
                boolean end = token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
                depth -= end ? 1 : 0;
                if (end) {
                    if (!first && !sink.line(depth)) {
                        return false;
                    }
                } else if (!afterName) {
                    if (!first) {
                        sink.piece(CodeLine.Kind.PUNCTUATION, depth == 0 ? "" : ",");
                    }
                    if (!sink.line(depth)) {
                        return false;
                    }
                }
                afterName = token == JsonToken.FIELD_NAME;
                first = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
                depth += first ? 1 : 0;
                value(parser, token, sink);
            }
            sink.line(0);
            return true;
        }
    }

    private static void value(JsonParser parser, JsonToken token, Sink sink) throws IOException {
        switch (token) {
            case START_OBJECT -> sink.piece(CodeLine.Kind.PUNCTUATION, "{");
            case END_OBJECT -> sink.piece(CodeLine.Kind.PUNCTUATION, "}");
            case START_ARRAY -> sink.piece(CodeLine.Kind.PUNCTUATION, "[");
            case END_ARRAY -> sink.piece(CodeLine.Kind.PUNCTUATION, "]");
            case FIELD_NAME -> {
                sink.piece(CodeLine.Kind.KEY, quoted(parser.currentName()));
                sink.piece(CodeLine.Kind.PUNCTUATION, ": ");
            }
            case VALUE_STRING -> sink.piece(CodeLine.Kind.STRING, quoted(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> sink.piece(CodeLine.Kind.NUMBER, parser.getText());
            default -> sink.piece(CodeLine.Kind.LITERAL, parser.getText());
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    /** A JSON string. */
    public static String string(String text) {
        return quoted(text);
    }
}
