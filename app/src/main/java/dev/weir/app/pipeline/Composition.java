package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import dev.weir.charts.flow.FlowLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Chooses what of an account is drawn: streams with something beside them, and of the others those with traffic. */
final class Composition {

    /** More streams than these can't be followed by an eye. */
    static final int MOST_STREAMS = 60;

    /** So few streams are all shown, whether something flows or not. */
    static final int FEW_STREAMS = 8;

    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Set<FlowLink> links = new LinkedHashSet<>();
    private final Scope scope;

    private Composition(Scope scope) {
        this.scope = scope;
    }

    /**
     * Composes a pipeline.
     *
     * @param more nodes and links that are known besides the account's: statements that run, readers that were seen
     */
    static Pipeline of(Account account, Findings more, Scope scope) {
        Composition composition = new Composition(scope);
        composition.take(account.nodes(), account.links());
        composition.take(more.nodes(), more.links());
        return composition.compose();
    }

    private void take(List<FlowNode> itsNodes, List<FlowLink> itsLinks) {
        itsNodes.forEach(node -> nodes.putIfAbsent(node.id(), node));
        links.addAll(itsLinks);
    }

    private Pipeline compose() {
        // A stream that was named and not listed: it may be of another account, or listing may be refused.
        String prefix = FlowNode.stream("");
        for (FlowLink link : links) {
            for (String id : List.of(link.from(), link.to())) {
                if (id.startsWith(prefix)) {
                    nodes.computeIfAbsent(id, key -> StreamsPart.of(key.substring(prefix.length()), Mark.NONE));
                }
            }
        }
        Set<String> fed = new HashSet<>();
        links.stream().filter(link -> !byProducers(link)).forEach(link -> fed.add(link.to()));
        // Who feeds it is known: then it is not just anybody.
        links.removeIf(link -> byProducers(link) && fed.contains(link.to()));
        for (String stream : scope.busy()) {
            String id = FlowNode.stream(stream);
            if (nodes.containsKey(id) && !fed.contains(id)) {
                links.add(new FlowLink(FlowNode.PRODUCERS, id));
            }
        }
        links.removeIf(link -> !known(link.from()) || !known(link.to()));
        List<FlowNode> streams =
                nodes.values().stream().filter(node -> node.is(NodeKind.STREAM)).toList();
        Set<String> shown = scope.filter().isEmpty() ? beside(streams) : matching();
        List<FlowNode> wanted =
                streams.stream().filter(node -> shown.contains(node.id())).toList();
        Set<String> kept = kept(wanted);
        Set<String> left = new HashSet<>();
        streams.stream().map(FlowNode::id).filter(id -> !kept.contains(id)).forEach(left::add);
        Set<String> drawn = drawn(shown, left);
        List<FlowNode> all = new ArrayList<>();
        if (links.stream().anyMatch(link -> byProducers(link) && drawn.contains(link.to()))) {
            all.add(producers());
        }
        nodes.values().stream().filter(node -> drawn.contains(node.id())).forEach(all::add);
        Set<String> ids = new HashSet<>();
        all.forEach(node -> ids.add(node.id()));
        int cut = wanted.size() - kept.size();
        return new Pipeline(
                all,
                links.stream()
                        .filter(link -> ids.contains(link.from()) && ids.contains(link.to()))
                        .toList(),
                scope.filter().isEmpty() ? streams.size() - kept.size() - cut : 0,
                cut);
    }

    private static boolean byProducers(FlowLink link) {
        return link.from().equals(FlowNode.PRODUCERS);
    }

    private boolean known(String id) {
        return id.equals(FlowNode.PRODUCERS) || nodes.containsKey(id);
    }

    private static FlowNode producers() {
        return new FlowNode(
                FlowNode.PRODUCERS,
                NodeKind.PRODUCERS,
                NodeKind.PRODUCERS.words(),
                Text.of("all that put records"),
                Mark.NONE,
                new Place.Produce(null));
    }

    /** Streams with traffic or with something beside them, what is looked at, and all of them if they are few. */
    private Set<String> beside(List<FlowNode> streams) {
        Set<String> ids = new HashSet<>();
        links.forEach(link -> ids.addAll(List.of(link.from(), link.to())));
        ids.add(FlowNode.stream(scope.focus()));
        nodes.values().stream().filter(node -> !node.is(NodeKind.STREAM)).forEach(node -> ids.add(node.id()));
        if (streams.size() <= FEW_STREAMS) {
            streams.forEach(node -> ids.add(node.id()));
        }
        return ids;
    }

    /** What is called so, and all that is connected with it. */
    private Set<String> matching() {
        Map<String, List<String>> beside = new HashMap<>();
        for (FlowLink link : links) {
            // Everything has producers: they connect nothing.
            if (!byProducers(link)) {
                beside.computeIfAbsent(link.from(), key -> new ArrayList<>()).add(link.to());
                beside.computeIfAbsent(link.to(), key -> new ArrayList<>()).add(link.from());
            }
        }
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(nodes.values().stream()
                .filter(node -> node.name().toLowerCase(Locale.ROOT).contains(scope.filter()))
                .map(FlowNode::id)
                .toList());
        while (!open.isEmpty()) {
            String id = open.removeLast();
            if (found.add(id)) {
                open.addAll(beside.getOrDefault(id, List.of()));
            }
        }
        return found;
    }

    /** Of too many streams what is looked at, then the busiest, then those with something behind them. */
    private Set<String> kept(List<FlowNode> wanted) {
        Set<String> kept = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>(wanted.stream().map(FlowNode::id).toList());
        kept.add(FlowNode.stream(scope.focus()));
        scope.busy().forEach(name -> kept.add(FlowNode.stream(name)));
        links.forEach(link -> kept.addAll(List.of(link.from(), link.to())));
        kept.addAll(ids);
        kept.retainAll(ids);
        return first(kept, MOST_STREAMS);
    }

    private static Set<String> first(Collection<String> ids, int most) {
        return new HashSet<>(ids.stream().limit(most).toList());
    }

    /** What is drawn: not what stood only beside streams that are left out. */
    private Set<String> drawn(Set<String> shown, Set<String> left) {
        Set<String> drawn = new HashSet<>(shown);
        drawn.removeAll(left);
        boolean gone = true;
        while (gone) {
            Set<String> lonely = new HashSet<>();
            for (String id : drawn) {
                FlowNode node = nodes.get(id);
                boolean mayStandAlone = node == null || node.is(NodeKind.STREAM) || node.is(NodeKind.APPLICATION);
                boolean had = links.stream().anyMatch(link -> touches(link, id) && left.contains(other(link, id)));
                boolean has = links.stream().anyMatch(link -> touches(link, id) && drawn.contains(other(link, id)));
                if (!mayStandAlone && had && !has) {
                    lonely.add(id);
                }
            }
            left.addAll(lonely);
            gone = drawn.removeAll(lonely);
        }
        return drawn;
    }

    private static boolean touches(FlowLink link, String id) {
        return link.from().equals(id) || link.to().equals(id);
    }

    private static String other(FlowLink link, String id) {
        return link.from().equals(id) ? link.to() : link.from();
    }
}
