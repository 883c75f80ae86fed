package dev.weir.app.produce;

import dev.weir.app.text.Text;

/** A template that cannot be rendered, with the place of what is wrong. */
final class TemplateProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    /**
     * @param from offset of the first character that is wrong
     * @param to offset after the last
     */
    TemplateProblem(String message, int from, int to) {
        super(message);
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The sentence with line and column in a text. */
    String in(String template) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < from && i < template.length(); i++) {
            if (template.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return Text.of("Line {0}, column {1}: {2}", line, column, getMessage());
    }
}
