package dev.weir.app.scenario;

import dev.weir.app.scenario.play.PartState;
import dev.weir.app.scenario.play.PartState.Kind;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** What a scenario would be made of, before it plays. */
final class PlannedParts {

    private PlannedParts() {}

    static List<PartState> of(Scenario scenario) {
        List<PartState> parts = new ArrayList<>();
        Iterator<String> names = Source.names(scenario.sources()).iterator();
        for (Source source : scenario.sources()) {
            String words = switch (source) {
                case Source.Recording recording -> Text.of("replays recorded data");
                case Source.Generated made ->
                    Text.of("makes {0} records a second", String.format(Text.numbers(), "%,.0f", made.rate()));
            };
            parts.add(part(Kind.SOURCE, names.next(), words));
        }
        for (Flow flow : scenario.streams()) {
            parts.add(part(Kind.STREAM, flow.name(), Text.count(flow.shards(), "{0} shard", "{0} shards")));
        }
        for (Question query : scenario.queries()) {
            parts.add(part(
                    Kind.QUERY,
                    query.title(),
                    query instanceof Question.Asked
                            ? Text.of("asked again and again")
                            : Text.of("goes on as records arrive")));
        }
        for (Handler function : scenario.functions()) {
            Handler.Trigger reads = function.reads();
            parts.add(part(
                    Kind.FUNCTION,
                    function.name(),
                    reads == null
                            ? Text.of("transforms what is delivered")
                            : Text.of("is called with the records of {0}", reads.streamName())));
        }
        for (Delivery delivery : scenario.deliveries()) {
            parts.add(part(Kind.DELIVERY, delivery.name(), Text.of("into the bucket {0}", delivery.bucket())));
        }
        parts.sort(Comparator.comparing(PartState::kind));
        return parts;
    }

    private static PartState part(Kind kind, String name, String words) {
        return new PartState(kind, name, PartState.Status.WAITING, words, 0, null);
    }
}
