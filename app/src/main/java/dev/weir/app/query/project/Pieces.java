package dev.weir.app.query.project;

import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statements of a text, without their semicolons; a statement set is one. */
final class Pieces {

    private Pieces() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        List<SqlToken> tokens = SqlTokens.of(text).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .toList();
        int from = 0;
        boolean inSet = false;
        for (int i = 0; i < tokens.size(); i++) {
            String word = word(tokens.get(i), text);
            if (word.equals("BEGIN")) {
                inSet = true;
            } else if (word.equals("END")) {
                // The END of a CASE has more behind it.
                inSet &= i + 1 < tokens.size() && !word(tokens.get(i + 1), text).equals(";");
            } else if (word.equals(";") && !inSet) {
                add(text.substring(from, tokens.get(i).start()), pieces);
                from = tokens.get(i).end();
            }
        }
        add(text.substring(from), pieces);
        return pieces;
    }

    /** The first word of a statement in capitals, or empty. */
    static String verb(String statement) {
        return SqlTokens.of(statement).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .map(token -> word(token, statement))
                .findFirst()
                .orElse("");
    }

    private static String word(SqlToken token, String text) {
        return token.in(text).toUpperCase(Locale.ROOT);
    }

    private static void add(String piece, List<String> pieces) {
        if (!verb(piece).isEmpty()) {
            pieces.add(piece.strip());
        }
    }
}
