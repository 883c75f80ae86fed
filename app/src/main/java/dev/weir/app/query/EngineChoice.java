package dev.weir.app.query;

import dev.weir.app.text.Text;

/** Which engine answers. */
public enum EngineChoice {
    /** What streams retain, now. */
    ASK("Ask"),
    /** What arrives, on and on. */
    WATCH("Watch"),
    /** The same on somebody's own Flink. */
    GATEWAY("Gateway");

    private final String title;

    EngineChoice(String title) {
        this.title = title;
    }

    /** What it is called, a name in every language. */
    public String title() {
        return title;
    }

    /** What it does. */
    public String meaning() {
        return switch (this) {
            case ASK -> Text.of("Answers once, about what the streams retain now.");
            case WATCH -> Text.of("Answers on and on, as records arrive.");
            case GATEWAY -> Text.of("Sends the statement of Watch to a Flink SQL Gateway.");
        };
    }
}
