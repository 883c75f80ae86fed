package dev.weir.app.records.decode.wrap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full names of the messages that a .proto text declares, nested ones and those of maps too, in alphabetical order: by their place
 * in it Glue's serialisers name the message of a record. No more of the language is read.
 */
final class ProtoNames {

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*+|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|[A-Za-z_][\\w.]*+|[{}<>;=]",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Deque<String> scopes = new ArrayDeque<>();

    private ProtoNames(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.startsWith("/")) {
                tokens.add(token);
            }
        }
    }

    static List<String> of(String text) {
        return new ProtoNames(text).read();
    }

    private List<String> read() {
        String scope = "";
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("package") && scopes.isEmpty() && at(i + 2).equals(";")) {
                scope = at(i + 1) + ".";
            } else if (token.equals("message") && at(i + 2).equals("{")) {
                String name = scope + at(i + 1);
                names.add(name);
                scopes.push(scope);
                scope = name + ".";
                i += 2;
            } else if (token.equals("map") && at(i + 1).equals("<") && at(i + 4).equals(">")) {
                names.add(scope + camel(at(i + 5)) + "Entry");
                i += 5;
            } else if (token.equals("{")) {
                scopes.push(scope);
            } else if (token.equals("}") && !scopes.isEmpty()) {
                scope = scopes.pop();
            }
        }
        Collections.sort(names);
        return names;
    }

    private String at(int index) {
        return index < tokens.size() ? tokens.get(index) : "";
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return camel.toString();
    }
}
