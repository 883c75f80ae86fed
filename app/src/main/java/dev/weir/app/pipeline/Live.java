package dev.weir.app.pipeline;

import dev.weir.charts.flow.FlowLink;
import java.util.Map;

/**
 * How everything of a pipeline is doing now. Immutable.
 *
 * @param marks by node
 * @param flows by link
 */
record Live(Map<String, Mark> marks, Map<FlowLink, Flow> flows) {

    static final Live NONE = new Live(Map.of(), Map.of());

    Live {
        marks = Map.copyOf(marks);
        flows = Map.copyOf(flows);
    }

    Mark mark(FlowNode node) {
        return marks.getOrDefault(node.id(), node.stated());
    }

    Flow flow(FlowLink link) {
        return flows.getOrDefault(link, Flow.UNKNOWN);
    }
}
