package dev.weir.app.query.watch;

import java.time.Instant;
import java.util.List;

/**
 * A statement that can be gone on with.
 *
 * @param id its name in the folder of statements
 * @param name what a person calls it, or empty
 * @param declarations what goes before it, without keys
 * @param begun when it was first begun
 * @param why why it does not run, a sentence; empty if it ran until the console was closed
 */
public record KeptStatement(String id, String name, String text, List<String> declarations, Instant begun, String why) {

    public KeptStatement {
        declarations = List.copyOf(declarations);
    }

    /** Whether it reads streams by a fan-out consumer of its own. */
    public boolean fanOut() {
        return FanOut.isIn(declarations) || FanOut.isIn(List.of(text));
    }

    KeptStatement called(String other) {
        return new KeptStatement(id, other, text, declarations, begun, why);
    }

    KeptStatement because(String reason) {
        return new KeptStatement(id, name, text, declarations, begun, reason);
    }
}
