package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something that records flow through.
 *
 * @param id unlike that of any other
 * @param name what it is called in AWS, or here
 * @param detail what else there is to say of it in a few words; may be empty
 * @param stated what its service says of its state
 * @param place its page, or null where it has none
 * @param countedAs what the names of its metrics of delivery begin with; empty where nothing is delivered
 */
record FlowNode(
        String id,
        NodeKind kind,
        String name,
        String detail,
        Mark stated,
        @Nullable Place place,
        String countedAs) {

    static final String PRODUCERS = "producers";

    /** One that delivers nothing. */
    FlowNode(String id, NodeKind kind, String name, String detail, Mark stated, @Nullable Place place) {
        this(id, kind, name, detail, stated, place, "");
    }

    static String stream(String name) {
        return "stream:" + name;
    }

    static String delivery(String name) {
        return "delivery:" + name;
    }

    static String function(String name) {
        return "function:" + name;
    }

    static String consumer(String stream, String name) {
        return "consumer:" + stream + "/" + name;
    }

    static String readers(String stream) {
        return "readers:" + stream;
    }

    boolean is(NodeKind wanted) {
        return kind == wanted;
    }
}
