package dev.weir.app.pipeline;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.text.TablesNamed;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements that Watch runs: which streams they read and write, and how fast. JavaFX thread only. */
final class Running {

    private static final String KINESIS = "kinesis:";
    private static final String FIREHOSE = "firehose:";

    private record Seen(Instant when, long records) {}

    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Double> rates = new HashMap<>();

    /** Looks at what runs, and how far it has come since the last time. */
    void look(List<RunningQuery> queries, Instant now) {
        Set<String> ids = new HashSet<>();
        for (RunningQuery query : queries) {
            ids.add(id(query));
            Counted counted = query.standing().counted();
            if (counted != null) {
                Seen next = new Seen(now, counted.records());
                Seen before = seen.put(id(query), next);
                double seconds =
                        before == null ? 0 : (now.toEpochMilli() - before.when().toEpochMilli()) / 1000.0;
                if (before != null && seconds > 0) {
                    rates.put(id(query), Math.max(0, next.records() - before.records()) / seconds);
                }
            }
        }
        seen.keySet().retainAll(ids);
        rates.keySet().retainAll(ids);
    }

    /** Records a second that a statement reads, from all its streams together; not-a-number before it is known. */
    double rate(String id) {
        return rates.getOrDefault(id, Double.NaN);
    }

    /**
     * Adds the statements and their links.
     *
     * @param known the ids of the account's nodes: a name that is none of these is a view or a file
     */
    static void addTo(Findings into, List<RunningQuery> queries, Set<String> known) {
        for (RunningQuery query : queries) {
            TablesNamed tables = TablesNamed.of(query.text());
            String name = query.name().isEmpty()
                    ? query.text().lines().findFirst().orElse("").strip()
                    : query.name();
            into.add(new FlowNode(
                    id(query),
                    NodeKind.STATEMENT,
                    name.isEmpty() ? Text.of("Statement") : name,
                    Text.of("runs in Watch"),
                    new Mark(Mark.Level.FINE, Text.of("Running")),
                    new Place.Query(null)));
            for (String table : tables.all()) {
                boolean target = tables.targets().containsKey(table);
                String node = node(table, target, known);
                if (node != null) {
                    into.link(target ? id(query) : node, target ? node : id(query));
                }
            }
        }
    }

    private static @Nullable String node(String table, boolean target, Set<String> known) {
        String stream = FlowNode.stream(table.startsWith(KINESIS) ? table.substring(KINESIS.length()) : table);
        if (known.contains(stream) && !table.startsWith(FIREHOSE)) {
            return stream;
        }
        String delivery = FlowNode.delivery(table.startsWith(FIREHOSE) ? table.substring(FIREHOSE.length()) : table);
        return target && known.contains(delivery) ? delivery : null;
    }

    static String id(RunningQuery query) {
        return "statement:" + query.id();
    }
}
