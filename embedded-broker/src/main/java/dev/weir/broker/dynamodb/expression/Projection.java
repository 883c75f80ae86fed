package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of items that are wanted, as a tree of steps. Immutable. */
public final class Projection {

    private final List<Path> paths;
    private final Branch root = new Branch();

    /** A step of the tree; one without further steps is wanted as a whole. */
    private static final class Branch {
        private final Map<String, Branch> names = new LinkedHashMap<>();
        private final Map<Integer, Branch> indexes = new TreeMap<>();

        Branch child(Path.Step step) {
            return switch (step) {
                case Path.Name name -> names.computeIfAbsent(name.name(), _ -> new Branch());
                case Path.Index index -> indexes.computeIfAbsent(index.index(), _ -> new Branch());
            };
        }
    }

    public Projection(List<Path> paths) {
        this.paths = List.copyOf(paths);
        for (Path path : paths) {
            Branch branch = root;
            for (Path.Step step : path.steps()) {
                branch = branch.child(step);
            }
        }
    }

    /** Whole attributes. */
    public static Projection ofAttributes(List<String> names) {
        return new Projection(names.stream().map(Path::to).toList());
    }

    static Projection parse(String text, Substitutions substitutions) {
        Tokens tokens = new Tokens(text);
        Findings findings = new Findings();
        PathReader reader = new PathReader(tokens, substitutions, findings);
        List<Path> paths = new ArrayList<>();
        do {
            paths.add(reader.pathApart());
        } while (tokens.take(","));
        tokens.expectEnd();
        findings.check();
        return new Projection(paths);
    }

    /** The attributes that the parts belong to. */
    public Stream<String> attributes() {
        return paths.stream().map(Path::attribute).distinct();
    }

    public List<Path> paths() {
        return paths;
    }

    /** The wanted parts of an item; elements of lists close ranks. */
    public Item of(Item item) {
        Value wanted = wanted(new Value.MapOf(item.attributes()), root);
        return wanted instanceof Value.MapOf map ? new Item(map.entries()) : Item.EMPTY;
    }

    private static @Nullable Value wanted(Value value, Branch branch) {
        if (branch.names.isEmpty() && branch.indexes.isEmpty()) {
            return value;
        }
        if (value instanceof Value.MapOf map) {
            Map<String, Value> entries = new LinkedHashMap<>();
            branch.names.forEach((name, child) -> {
                Value entry = map.entries().get(name);
                Value part = entry == null ? null : wanted(entry, child);
                if (part != null) {
                    entries.put(name, part);
                }
            });
            return entries.isEmpty() ? null : new Value.MapOf(entries);
        }
        if (value instanceof Value.ListOf list) {
            List<Value> elements = new ArrayList<>();
            branch.indexes.forEach((index, child) -> {
                Value part =
                        index < list.elements().size() ? wanted(list.elements().get(index), child) : null;
                if (part != null) {
                    elements.add(part);
                }
            });
            return elements.isEmpty() ? null : new Value.ListOf(elements);
        }
        return null;
    }
}
