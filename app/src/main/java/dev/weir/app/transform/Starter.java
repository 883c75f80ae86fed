package dev.weir.app.transform;

import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Transforms to begin with: Java programs of one file that need nothing but a JDK, to be changed by hand. */
enum Starter {
    UPPERCASE("return record.toUpperCase(java.util.Locale.ROOT);"),
    MASK("return record.replaceAll(\"(\\\"email\\\"\\\\s*:\\\\s*)\\\"[^\\\"]*\\\"\", \"$1\\\"***\\\"\");"),
    DROP("return record.contains(\"\\\"DEBUG\\\"\") ? null : record;"),
    NEWLINE("return record.endsWith(\"\\n\") ? record : record + \"\\n\";"),
    SPLIT(
            "return record.strip().replaceAll(\"^\\\\[|]$\", \"\").replaceAll(\"}\\\\s*,\\\\s*\\\\{\", \"}\\n{\") + \"\\n\";"),
    CHECK(
            "if (!record.strip().startsWith(\"{\")) {\n            throw new IllegalArgumentException(\"no JSON object\");\n"
                    + "        }\n        return record;");

    private static final String FILE = "/dev/weir/resources/transforms/Transform.java.txt";
    private static final String INDENT = "        ";

    private final String body;

    Starter(String body) {

        this.body = body;
    }

    /** A few words for people. */
    String words() {
        return switch (this) {
            case UPPERCASE -> Text.of("Uppercase");
            case MASK -> Text.of("Mask a field");
            case DROP -> Text.of("Drop by a condition");
            case NEWLINE -> Text.of("Add a newline");
            case SPLIT -> Text.of("Split an array into lines");
            case CHECK -> Text.of("Fail what is no JSON object");
        };
    }

    /** The whole program. */
    String source() {
        try (InputStream file = Starter.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("@BODY@", INDENT + body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
