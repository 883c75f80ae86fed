package dev.weir.app.transform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Transforms to begin with: Java programs of one file that need nothing but a JDK, to be changed by hand. */
enum Starter {
    UPPERCASE("Uppercase", "return record.toUpperCase(java.util.Locale.ROOT);"),
    MASK(
            "Mask a field",
            "return record.replaceAll(\"(\\\"email\\\"\\\\s*:\\\\s*)\\\"[^\\\"]*\\\"\", \"$1\\\"***\\\"\");"),
    DROP("Drop by a condition", "return record.contains(\"\\\"DEBUG\\\"\") ? null : record;"),
    NEWLINE("Add a newline", "return record.endsWith(\"\\n\") ? record : record + \"\\n\";"),
    SPLIT(
            "Split an array into lines",
            "return record.strip().replaceAll(\"^\\\\[|]$\", \"\").replaceAll(\"}\\\\s*,\\\\s*\\\\{\", \"}\\n{\") + \"\\n\";"),
    CHECK(
            "Fail what is no JSON object",
            "if (!record.strip().startsWith(\"{\")) {\n            throw new IllegalArgumentException(\"no JSON object\");\n"
                    + "        }\n        return record;");

    private static final String FILE = "/dev/weir/resources/transforms/Transform.java.txt";
    private static final String INDENT = "        ";

    private final String words;
    private final String body;

    Starter(String words, String body) {
        this.words = words;
        this.body = body;
    }

    /** A few words for people. */
    String words() {
        return words;
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
