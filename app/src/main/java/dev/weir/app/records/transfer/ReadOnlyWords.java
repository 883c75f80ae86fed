package dev.weir.app.records.transfer;

/** Why nothing can be sent over a read-only connection. */
final class ReadOnlyWords {

    static final String SENTENCE = "This connection is read-only. Switch that off in the top bar to change things.";

    private ReadOnlyWords() {}
}
