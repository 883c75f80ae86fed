package dev.weir.app.records.filter;

import dev.weir.app.records.log.RecordTest;
import dev.weir.app.text.Text;

/** The four ways to say which records are wanted. */
public enum FilterKind {
    TEXT(""),
    REGEX("status\\s*=\\s*5\\d\\d"),
    JSON_PATH("$.items[?(@.price > 10)]"),
    CEL("json.country == 'DE' && size > 200");
    private final String example;

    FilterKind(String example) {
        this.example = example;
    }

    public String title() {
        return switch (this) {
            case TEXT -> Text.of("Text");
            case REGEX -> Text.of("Regex");
            case JSON_PATH -> Text.of("JSON path");
            case CEL -> "CEL";
        };
    }

    /** What one looks like. */
    public String example() {
        return this == TEXT ? Text.of("a text in key or data, in either case") : example;
    }

    /**
     * Makes the test. Loads what it needs when first asked for, which takes a while: not on the JavaFX thread.
     *
     * @throws FilterSyntaxException if it is wrong, with the place and a sentence
     */
    public RecordTest compile(String text) throws FilterSyntaxException {
        return switch (this) {
            case TEXT -> new TextTest(text);
            case REGEX -> RegexTest.of(text);
            case JSON_PATH -> JsonPathTest.of(text);
            case CEL -> CelTest.of(text);
        };
    }
}
