package dev.weir.app.pipeline;

import dev.weir.charts.flow.FlowLink;
import java.util.List;
import java.util.Optional;

/**
 * What flows into what. Immutable.
 *
 * @param nodes in the order in which they stand where nothing else matters
 * @param links which of them flows into which
 * @param hidden how many streams are left out because nothing flows through them and nothing is beside them
 * @param cut how many streams are left out although something flows through them, because there are too many
 */
record Pipeline(List<FlowNode> nodes, List<FlowLink> links, int hidden, int cut) {

    static final Pipeline EMPTY = new Pipeline(List.of(), List.of(), 0, 0);

    Pipeline {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    Optional<FlowNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }
}
