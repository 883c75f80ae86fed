package dev.weir.app.pipeline;

import dev.weir.app.text.Text;
import dev.weir.charts.flow.FlowLink;
import java.util.ArrayList;
import java.util.List;

/** Says of a node what the picture shows of it: what it is, how it is doing, what flows in and where it flows on. */
final class NodeWords {

    private NodeWords() {}

    static String of(FlowNode node, Pipeline pipeline, Live live) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                node.name().equals(node.kind().words())
                        ? node.name()
                        : node.kind().words() + " " + node.name());
        if (!node.detail().isEmpty()) {
            sentences.add(node.detail());
        }
        Mark mark = live.mark(node);
        if (!mark.words().isEmpty()) {
            sentences.add(mark.words());
        }
        for (FlowLink link : pipeline.links()) {
            if (link.to().equals(node.id())) {
                sentences.add(Text.of(
                        "from {0}: {1}",
                        name(link.from(), pipeline), live.flow(link).words()));
            }
        }
        for (FlowLink link : pipeline.links()) {
            if (link.from().equals(node.id())) {
                sentences.add(Text.of(
                        "to {0}: {1}",
                        name(link.to(), pipeline), live.flow(link).words()));
            }
        }
        return String.join(". ", sentences) + ".";
    }

    private static String name(String id, Pipeline pipeline) {
        return pipeline.node(id).map(FlowNode::name).orElse("");
    }
}
