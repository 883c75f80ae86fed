package dev.weir.app.streams;

import dev.weir.app.shell.Confirm;
import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/** What is asked before a stream is deleted. */
final class DeleteQuestion {

    private DeleteQuestion() {}

    static Confirm.Question of(String streamName, @Nullable StreamFacts facts) {
        String lost = facts == null
                ? Text.of("Every record in it is lost, and its fan-out consumers are deregistered.")
                : facts.consumers() == 0
                        ? Text.count(
                                facts.openShards(),
                                "{0} open shard and every record of the last {1} are lost.",
                                "{0} open shards and every record of the last {1} are lost.",
                                facts.retention())
                        : Text.of("{0}, and {1} deregistered.", shards(facts), consumers(facts));
        return new Confirm.Question(
                Text.of("Delete stream?"),
                streamName,
                lost + " " + Text.of("Whoever writes to it or reads from it fails from then on. It cannot be undone."),
                Text.of("Delete"));
    }

    private static String shards(StreamFacts facts) {
        return Text.count(
                facts.openShards(),
                "{0} open shard and every record of the last {1} are lost",
                "{0} open shards and every record of the last {1} are lost",
                facts.retention());
    }

    private static String consumers(StreamFacts facts) {
        return Text.count(facts.consumers(), "{0} fan-out consumer", "{0} fan-out consumers");
    }
}
