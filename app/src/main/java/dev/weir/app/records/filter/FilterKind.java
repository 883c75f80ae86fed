package dev.weir.app.records.filter;

import dev.weir.app.records.log.RecordTest;

/** The four ways to say which records are wanted. */
public enum FilterKind {
    TEXT("Text", "a text in key or data, in either case"),
    REGEX("Regex", "status\\s*=\\s*5\\d\\d"),
    JSON_PATH("JSON path", "$.items[?(@.price > 10)]"),
    CEL("CEL", "json.country == 'DE' && size > 200");

    private final String title;
    private final String example;

    FilterKind(String title, String example) {
        this.title = title;
        this.example = example;
    }

    public String title() {
        return title;
    }

    /** What one looks like. */
    public String example() {
        return example;
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
