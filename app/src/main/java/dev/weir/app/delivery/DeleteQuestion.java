package dev.weir.app.delivery;

import dev.weir.app.shell.Confirm;
import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/** What is asked before a delivery stream is deleted. */
final class DeleteQuestion {

    private DeleteQuestion() {}

    static Confirm.Question of(String name, @Nullable DeliveryFacts facts) {
        String lost = facts != null && !facts.direct()
                ? Text.of(
                        "What waits in its buffer and was not delivered yet may be lost. Objects that it wrote stay. The stream"
                                + " {0} keeps its records, but one that reads it anew begins at its end. It cannot be undone.",
                        facts.sourceStream())
                : Text.of(
                        "What waits in its buffer and was not delivered yet may be lost. Objects that it wrote stay. Whoever"
                                + " puts records into it fails from then on. It cannot be undone.");
        return new Confirm.Question(Text.of("Delete delivery stream?"), name, lost, Text.of("Delete"));
    }
}
