package dev.weir.app.records.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Schemas and descriptors that were given by hand, newest first. Immutable. */
public record Schemas(List<Given> all) {

    public static final Schemas NONE = new Schemas(List.of());

    /** What sort of file it is. */
    public enum Sort {
        /** An Avro schema, JSON. */
        AVRO,
        /** A serialised FileDescriptorSet, as {@code protoc --descriptor_set_out --include_imports} writes it. */
        DESCRIPTOR_SET
    }

    /**
     * One of them.
     *
     * @param name the file's name
     * @param content the file, shared
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by name only; see with().
    public record Given(String name, Sort sort, byte[] content) {}

    public Schemas {
        all = List.copyOf(all);
    }

    /** With one more, which takes the place of one of the same name. */
    public Schemas with(Given given) {
        List<Given> more = new ArrayList<>();
        more.add(given);
        all.stream().filter(each -> !each.name().equals(given.name())).forEach(more::add);
        return new Schemas(more);
    }

    public Schemas without(String name) {
        return new Schemas(
                all.stream().filter(each -> !each.name().equals(name)).toList());
    }

    /** Those of a sort; only the one of this name where a name is given. */
    public List<Given> of(Sort sort, @Nullable String name) {
        Predicate<Given> named = each -> name == null || each.name().equals(name);
        return all.stream().filter(each -> each.sort() == sort).filter(named).toList();
    }
}
