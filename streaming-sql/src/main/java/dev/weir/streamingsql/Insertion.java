package dev.weir.streamingsql;

import java.util.ArrayList;
import java.util.List;

/**
 * An INSERT INTO of a text.
 *
 * @param table the name after it
 * @param columns those named in parentheses; empty if there are none
 * @param query what follows, to its end
 */
record Insertion(String table, List<String> columns, String query) {

    /** A word, a name in quotes or a sign of a text. */
    private record Piece(int start, int end, String text) {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        String name() {
            return text.startsWith("`") ? text.substring(1, Math.max(1, text.length() - 1)) : text;
        }
    }

    /** All of a statement, in order; more than one where it is a set. */
    static List<Insertion> all(String statement) {
        List<Piece> pieces = pieces(statement);
        List<Insertion> all = new ArrayList<>();
        for (int i = 0; i + 2 < pieces.size(); i++) {
            if (pieces.get(i).is("INSERT") && pieces.get(i + 1).is("INTO")) {
                all.add(at(statement, pieces, i + 2));
            }
        }
        return all;
    }

    private static Insertion at(String statement, List<Piece> pieces, int target) {
        List<String> columns = new ArrayList<>();
        int next = target + 1;
        if (next + 1 < pieces.size()
                && pieces.get(next).is("(")
                && !pieces.get(next + 1).is("SELECT")) {
            for (next++; next < pieces.size() && !pieces.get(next).is(")"); next++) {
                if (!pieces.get(next).is(",")) {
                    columns.add(pieces.get(next).name());
                }
            }
            next++;
        }
        if (next >= pieces.size()) {
            return new Insertion(pieces.get(target).name(), columns, "");
        }
        int end = next;
        while (end < pieces.size() && !pieces.get(end).is(";")) {
            end++;
        }
        int from = pieces.get(next).start();
        int to = pieces.get(Math.max(next, end - 1)).end();
        return new Insertion(pieces.get(target).name(), columns, statement.substring(from, to));
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int next = Script.after(text, at);
            if (!Character.isWhitespace(text.charAt(at)) && !Script.isComment(text, at)) {
                pieces.add(new Piece(at, next, text.substring(at, next)));
            }
            at = next;
        }
        return pieces;
    }
}
