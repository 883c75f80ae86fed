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
        return filledIn(text, values).text();
    }

    /** The same, and where each of its places was before. */
    public static FilledText filledIn(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        List<FilledText.Value> put = new ArrayList<>();
        int done = 0;
        for (SqlToken token : SqlTokens.of(text)) {
            if (token.kind() == SqlToken.Kind.PARAMETER) {
                String value = values.getOrDefault(token.in(text).substring(1), "");
                int start = filled.append(text, done, token.start()).length();
                filled.append(literal(value));
                put.add(new FilledText.Value(start, filled.length(), token.start(), token.end()));
                done = token.end();
            }
        }
        return new FilledText(filled.append(text.substring(done)).toString(), text, put);
    }

    private static String literal(String value) {
        String stripped = value.strip();
        if (stripped.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            return stripped;
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
