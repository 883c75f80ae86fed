package dev.weir.app.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads from the sources what they say through {@link Text}: the keys of its translations. */
final class SpokenTexts {

    /** Keys, and the places where a text is no literal, so that nobody can translate it. */
    record Found(Set<String> keys, List<String> unreadable) {}

    private final String source;
    private int at;

    private SpokenTexts(String source, int at) {
        this.source = source;
        this.at = at;
    }

    static Found in(Path sources) throws IOException {
        Found found = new Found(new TreeSet<>(), new ArrayList<>());
        in(sources, found);
        return found;
    }

    /** Adds those of further sources. */
    static void in(Path sources, Found found) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                // Other packages have classes of that name for other ends.
                if (source.contains("import dev.weir.app.text.Text;")
                        || source.contains("package dev.weir.charts;")
                        || file.endsWith("TextTest.java")) {
                    read(source, file.getFileName().toString(), found);
                }
            }
        }
    }

    static void read(String source, String name, Found found) {
        String plain = withoutComments(source);
        for (String call : List.of("Text.of(", "Text.in(", "Text.count(", "ChartWords.of(")) {
            int from = plain.indexOf(call);
            while (from >= 0) {
                if (from == 0
                        || (!Character.isJavaIdentifierPart(plain.charAt(from - 1)) && plain.charAt(from - 1) != '.')) {
                    try {
                        new SpokenTexts(plain, from + call.length()).call(call, found.keys());
                    } catch (IllegalArgumentException e) {
                        long line = plain.substring(0, from).lines().count();
                        found.unreadable().add(name + ":" + line);
                    }
                }
                from = plain.indexOf(call, from + 1);
            }
        }
    }

    private void call(String call, Set<String> keys) {
        switch (call) {
            case "Text.of(", "ChartWords.of(" -> keys.add(literal());
            case "Text.in(" -> {
                String meaning = literal();
                comma();
                keys.add("[" + meaning + "] " + literal());
            }
            default -> {
                skipArgument();
                keys.add(literal());
                comma();
                keys.add(literal());
            }
        }
    }

    /** One or more literals with plus signs between them. */
    private String literal() {
        StringBuilder text = new StringBuilder();
        while (true) {
            space();
            if (source.startsWith("\"\"\"", at)) {
                int end = source.indexOf("\"\"\"", at + 3);
                text.append(source.substring(source.indexOf('\n', at) + 1, end)
                        .stripIndent()
                        .translateEscapes());
                at = end + 3;
            } else if (source.charAt(at) == '"') {
                int end = at + 1;
                while (source.charAt(end) != '"') {
                    end += source.charAt(end) == '\\' ? 2 : 1;
                }
                text.append(source.substring(at + 1, end).translateEscapes());
                at = end + 1;
            } else {
                throw new IllegalArgumentException("no literal");
            }
            space();
            if (source.charAt(at) != '+') {
                return text.toString();
            }
            at++;
        }
    }

    private void comma() {
        space();
        if (source.charAt(at++) != ',') {
            throw new IllegalArgumentException("no comma");
        }
    }

    private void skipArgument() {
        int depth = 0;
        while (depth > 0 || source.charAt(at) != ',') {
            char each = source.charAt(at++);
            depth += each == '(' ? 1 : each == ')' ? -1 : 0;
        }
        at++;
    }

    private void space() {
        while (Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private static int endOfBlock(String source, int from) {
        int at = from;
        while (at < source.length() && !source.startsWith("\"\"\"", at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), at + 3);
    }

    /** With spaces in the place of comments. */
    private static String withoutComments(String source) {
        StringBuilder plain = new StringBuilder(source);
        int i = 0;
        while (i < plain.length()) {
            if (source.startsWith("\"\"\"", i)) {
                i = endOfBlock(source, i + 3);
            } else if (source.charAt(i) == '"') {
                i++;
                while (source.charAt(i) != '"') {
                    i += source.charAt(i) == '\\' ? 2 : 1;
                }
                i++;
            } else if (source.charAt(i) == '\'') {
                i += source.charAt(i + 1) == '\\' ? 3 : 2;
                while (source.charAt(i - 1) != '\'' || (source.charAt(i - 2) == '\\' && source.charAt(i - 3) != '\\')) {
                    i++;
                }
            } else if (source.startsWith("//", i) || source.startsWith("/*", i)) {
                boolean line = source.startsWith("//", i);
                int end = source.indexOf(line ? "\n" : "*/", i);
                end = end < 0 ? source.length() : line ? end : end + 2;
                for (; i < end; i++) {
                    if (plain.charAt(i) != '\n') {
                        plain.setCharAt(i, ' ');
                    }
                }
            } else {
                i++;
            }
        }
        return plain.toString();
    }
}
