package dev.weir.broker.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form whose names are paths ({@code Dimensions.member.1.Name}) as the tree that they describe. */
final class FormNode {

    private final Map<String, FormNode> children = new LinkedHashMap<>();
    private @Nullable String value;

    static FormNode of(Map<String, String> form) {
        FormNode root = new FormNode();
        form.forEach((path, value) -> root.at(path).value = value);
        return root;
    }

    private FormNode at(String path) {
        String[] steps = path.split("\\.", Dialect.MAX_DEPTH);
        FormNode node = this;
        for (String step : steps) {
            node = node.children.computeIfAbsent(step, name -> new FormNode());
        }
        return node;
    }

    @Nullable FormNode child(String name) {
        return children.get(name);
    }

    Map<String, FormNode> children() {
        return children;
    }

    @Nullable String value() {
        return value;
    }
}
