package dev.weir.app.streams;

import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Format;
import org.jspecify.annotations.Nullable;

/** What is asked before a stream is deleted. */
final class DeleteQuestion {

    private DeleteQuestion() {}

    static Confirm.Question of(String streamName, @Nullable StreamFacts facts) {
        String lost = facts == null
                ? "Every record in it is lost, and its fan-out consumers are deregistered."
                : counted(facts.openShards(), "open shard") + " and every record of the last " + facts.retention()
                        + " are lost"
                        + (facts.consumers() == 0
                                ? "."
                                : ", and " + counted(facts.consumers(), "fan-out consumer") + " deregistered.");
        return new Confirm.Question(
                "Delete stream?",
                streamName,
                lost + " Whoever writes to it or reads from it fails from then on." + " It cannot be undone.",
                "Delete");
    }

    private static String counted(int count, String thing) {
        return Format.count(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
