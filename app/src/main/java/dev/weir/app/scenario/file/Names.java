package dev.weir.app.scenario.file;

import dev.weir.app.scenario.Delivery;
import dev.weir.app.scenario.Fault;
import dev.weir.app.scenario.Flow;
import dev.weir.app.scenario.Handler;
import dev.weir.app.scenario.Question;
import dev.weir.app.scenario.Source;
import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a scenario's parts are called, so that what is named elsewhere is there, and nothing is there twice. Not thread-safe. */
final class Names {

    private final Set<String> streams = new TreeSet<>();
    private final Map<String, Question> queries = new TreeMap<>();
    private final Set<String> functions = new TreeSet<>();
    private final Map<String, Delivery> deliveries = new TreeMap<>();
    private final Set<String> faults = new TreeSet<>();
    private final Map<String, Set<String>> buckets = new HashMap<>();

    Flow stream(Members members, Flow flow) {
        once(members, "name", streams.add(flow.name()));
        return flow;
    }

    Source known(Members members, Source source) {
        stream(members, "stream", source.streamName());
        return source;
    }

    Question query(Members members, Question query) {
        once(members, "name", queries.putIfAbsent(query.name(), query) == null);
        return query;
    }

    Handler function(Members members, Handler handler) {
        once(members, "name", functions.add(handler.name()));
        if (handler.reads() != null) {
            stream(members, "reads", handler.reads().streamName());
        }
        return handler;
    }

    Delivery delivery(Members members, Delivery delivery) {
        once(members, "name", deliveries.putIfAbsent(delivery.name(), delivery) == null);
        buckets.computeIfAbsent(delivery.bucket(), bucket -> new TreeSet<>()).add(delivery.name());
        if (delivery.from() != null) {
            stream(members, "from", delivery.from());
        }
        if (delivery.transform() != null) {
            there(members, "transform", noFunction(delivery.transform()), functions, delivery.transform());
        }
        return delivery;
    }

    @Nullable Fault fault(Members members, @Nullable Fault fault, List<Source> sources) {
        switch (fault) {
            case Fault.HotKey hot -> {
                stream(members, "stream", hot.streamName());
                boolean made = sources.stream()
                        .anyMatch(source -> source instanceof Source.Generated
                                && source.streamName().equals(hot.streamName()));
                if (!made) {
                    members.wrong(
                            "stream", Text.of("A hot key needs a source with a template for {0}.", hot.streamName()));
                }
            }
            case Fault.PoisonRecord poison -> stream(members, "stream", poison.streamName());
            case Fault.SlowConsumer slow ->
                there(members, "function", noFunction(slow.function()), functions, slow.function());
            case Fault.DestinationDown down ->
                there(members, "delivery", noDelivery(down.delivery()), deliveries.keySet(), down.delivery());
            case null -> {}
        }
        if (fault != null) {
            once(members, "name", faults.add(fault.name()));
        }
        return fault;
    }

    void stream(Members members, String member, String name) {
        there(members, member, Text.of("The scenario has no stream “{0}”", name), streams, name);
    }

    void deliveryThere(Members members, String member, String name) {
        there(members, member, noDelivery(name), deliveries.keySet(), name);
    }

    void bucket(Members members, String member, String name) {
        there(members, member, Text.of("The scenario has no bucket “{0}”", name), buckets.keySet(), name);
    }

    @Nullable Question queryThere(Members members, String member, String name) {
        there(members, member, Text.of("The scenario has no query “{0}”", name), queries.keySet(), name);
        return queries.get(name);
    }

    private static String noFunction(String name) {
        return Text.of("The scenario has no function “{0}”", name);
    }

    private static String noDelivery(String name) {
        return Text.of("The scenario has no delivery “{0}”", name);
    }

    private static void there(Members members, String member, String missing, Set<String> names, String name) {
        if (!name.isEmpty() && !names.contains(name)) {

            members.wrong(
                    member,
                    names.isEmpty()
                            ? Text.of("{0}: it has none.", missing)
                            : Text.of("{0}: it has {1}.", missing, String.join(", ", names)));
        }
    }

    private static void once(Members members, String member, boolean first) {
        if (!first) {
            members.wrong(member, Text.of("There is another one of this name."));
        }
    }
}
