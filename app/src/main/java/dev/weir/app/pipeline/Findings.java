package dev.weir.app.pipeline;

import dev.weir.charts.flow.FlowLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a search has found so far. One thread at a time. */
final class Findings {

    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Set<FlowLink> links = new LinkedHashSet<>();
    private final List<String> unknown = new ArrayList<>();

    /** One more node; what was found first of one id stays. */
    void add(FlowNode node) {
        nodes.putIfAbsent(node.id(), node);
    }

    void link(String from, String to) {
        links.add(new FlowLink(from, to));
    }

    /** Something could not be looked for, a sentence. */
    void unknown(String sentence) {
        unknown.add(sentence);
    }

    void addAll(Findings other) {
        other.nodes.values().forEach(this::add);
        links.addAll(other.links);
        unknown.addAll(other.unknown);
    }

    List<FlowNode> nodes() {
        return List.copyOf(nodes.values());
    }

    List<FlowLink> links() {
        return List.copyOf(links);
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }
}
