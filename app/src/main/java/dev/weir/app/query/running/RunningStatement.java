package dev.weir.app.query.running;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.engine.Standing;
import dev.weir.app.query.watch.KeptStatement;
import dev.weir.app.text.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that runs or may go on, as it was when it was looked at.
 *
 * @param id unlike that of any other
 * @param name what a person calls it
 * @param since when it was begun
 * @param words what it does, or why it does not run
 * @param rows rows of its result; of one that does not run 0
 * @param counted what it has read, or null if that is not known
 * @param running whether it runs; otherwise it may go on
 * @param fanOut whether it reads by a fan-out consumer of its own
 */
public record RunningStatement(
        String id,
        String name,
        String text,
        Instant since,
        String words,
        long rows,
        @Nullable Counted counted,
        boolean running,
        boolean fanOut) {

    static RunningStatement of(RunningQuery query) {
        Standing standing = query.standing();
        return new RunningStatement(
                query.id(),
                named(query.name(), query.text()),
                query.text(),
                query.begun(),
                standing.words(),
                standing.rows(),
                standing.counted(),
                true,
                query.fanOut());
    }

    static RunningStatement of(KeptStatement kept) {
        return new RunningStatement(
                kept.id(),
                named(kept.name(), kept.text()),
                kept.text(),
                kept.begun(),
                kept.why().isEmpty() ? Text.of("Ran when Weir was closed.") : Text.of("Stopped: {0}", kept.why()),
                0,
                null,
                false,
                kept.fanOut());
    }

    private static String named(String name, String text) {
        return name.isEmpty() ? text.lines().findFirst().orElse(Text.of("Statement")) : name;
    }
}
