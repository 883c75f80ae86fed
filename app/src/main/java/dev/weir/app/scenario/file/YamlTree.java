package dev.weir.app.scenario.file;

import dev.weir.app.text.Text;
import java.io.StringReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML as plain members, lists and texts, each with its place. Nothing is ever made of a type that a file names, and there are no
 * anchors: what stands there is what it says, and a small file cannot become a large one.
 */
final class YamlTree {

    private static final int DEEPEST = 12;
    private static final String END = "...";
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private YamlTree() {}

    /** The root of a text, or null if it is no YAML, which is told to the problems. */
    static @Nullable Node of(String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(ScenarioFiles.MOST_BYTES);
        Node root;
        try {
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            String what = e.getProblem() == null
                    ? Text.of("This is no YAML.")
                    : Text.of("This is no YAML: {0}.", e.getProblem());
            if (e.getProblemMark() == null) {
                problems.add(what);
            } else {
                problems.add(e.getProblemMark(), "", what);
            }
            return null;
        } catch (YAMLException e) {
            problems.add(Text.of("This is no YAML: {0}.", e.getMessage()));
            return null;
        }
        if (root == null) {
            problems.add(Text.of("There is nothing in it."));
            return null;
        }
        plain(root, problems);
        if (!ended(text)) {
            problems.add(
                    root.getEndMark(),
                    "",
                    Text.of(
                            "The file does not end with a line of three dots, so it may have been cut off. If it is whole, add the line “...” at its end."));
        }
        return root;
    }

    private static boolean ended(String text) {
        String whole = text.stripTrailing();
        return whole.endsWith("\n" + END);
    }

    private static void plain(Node node, Problems problems) {
        if (node.getAnchor() != null) {
            problems.add(node, "", Text.of("Anchors and aliases (& and *) are not taken: write it out."));
            return;
        }
        if (!PLAIN.contains(node.getTag())) {
            problems.add(
                    node,
                    "",
                    Text.of(
                            "Types ({0}) are not taken: write the value without one.",
                            node.getTag().getValue()));
            return;
        }
        if (node instanceof MappingNode map) {
            for (NodeTuple each : map.getValue()) {
                plain(each.getKeyNode(), problems);
                plain(each.getValueNode(), problems);
            }
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(each -> plain(each, problems));
        }
    }
}
