package dev.weir.app.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code $name} of a statement. Values are put into the text, so that they mean the same to every engine. */
public final class Parameters {

    private Parameters() {}

    /** The names without the dollar, each once, in the order in which they come. */
    public static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (SqlToken token : SqlTokens.of(text)) {
            if (token.kind() == SqlToken.Kind.PARAMETER) {
                String name = token.in(text).substring(1);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The statement with values in the place of names; a number stands as it is, anything else as a text in quotes. */
    public static String filled(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int done = 0;
        for (SqlToken token : SqlTokens.of(text)) {
            if (token.kind() == SqlToken.Kind.PARAMETER) {
                String value = values.getOrDefault(token.in(text).substring(1), "");
                filled.append(text, done, token.start()).append(literal(value));
                done = token.end();
            }
        }
        return filled.append(text.substring(done)).toString();
    }

    private static String literal(String value) {
        String stripped = value.strip();
        if (stripped.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            return stripped;
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
