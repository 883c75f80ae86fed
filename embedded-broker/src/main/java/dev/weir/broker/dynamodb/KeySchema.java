package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what a table or index finds its items. */
record KeySchema(Attribute partition, @Nullable Attribute sort) {

    /**
     * An attribute of a key.
     *
     * @param type S, N or B
     */
    record Attribute(String name, Type type) {}

    List<Attribute> attributes() {
        Attribute second = sort;
        return second == null ? List.of(partition) : List.of(partition, second);
    }

    List<String> names() {
        return attributes().stream().map(Attribute::name).toList();
    }

    /** These names and those of another schema, each once. */
    List<String> namesWith(KeySchema other) {
        return Stream.concat(names().stream(), other.names().stream())
                .distinct()
                .toList();
    }
}
