package dev.weir.app.pipeline;

import dev.weir.charts.flow.FlowLink;
import java.util.List;

/**
 * All that was found in an account. Immutable.
 *
 * @param nodes streams and everything beside them
 * @param unknown what could not be looked for, a sentence each
 */
record Account(List<FlowNode> nodes, List<FlowLink> links, List<String> unknown) {

    static final Account EMPTY = new Account(List.of(), List.of(), List.of());

    Account {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        unknown = List.copyOf(unknown);
    }
}
