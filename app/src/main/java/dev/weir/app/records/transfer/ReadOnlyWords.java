package dev.weir.app.records.transfer;

import dev.weir.app.text.Text;

/** Why nothing can be sent over a read-only connection. */
final class ReadOnlyWords {

    private ReadOnlyWords() {}

    static String sentence() {
        return Text.of("This connection is read-only. Switch that off in the top bar to change things.");
    }
}
