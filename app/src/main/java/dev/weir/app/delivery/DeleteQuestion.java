package dev.weir.app.delivery;

import dev.weir.app.shell.Confirm;
import org.jspecify.annotations.Nullable;

/** What is asked before a delivery stream is deleted. */
final class DeleteQuestion {

    private DeleteQuestion() {}

    static Confirm.Question of(String name, @Nullable DeliveryFacts facts) {
        String source = facts != null && !facts.direct()
                ? " The stream " + facts.sourceStream() + " keeps its records, but one that reads it anew begins at its"
                        + " end."
                : " Whoever puts records into it fails from then on.";
        return new Confirm.Question(
                "Delete delivery stream?",
                name,
                "What waits in its buffer and was not delivered yet may be lost. Objects that it wrote stay." + source
                        + " It cannot be undone.",
                "Delete");
    }
}
