package dev.weir.app.query;

/** Which engine answers. */
public enum EngineChoice {
    /** What streams retain, now. */
    ASK("Ask", "Answers once, about what the streams retain now."),
    /** What arrives, on and on. */
    WATCH("Watch", "Answers on and on, as records arrive."),
    /** The same on somebody's own Flink. */
    GATEWAY("Gateway", "Sends the statement of Watch to a Flink SQL Gateway.");

    private final String title;
    private final String meaning;

    EngineChoice(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** What it does. */
    public String meaning() {
        return meaning;
    }
}
