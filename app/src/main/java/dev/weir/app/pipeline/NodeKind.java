package dev.weir.app.pipeline;

import dev.weir.app.shell.Icon;
import dev.weir.app.text.Text;

/** What a node of a pipeline is. */
enum NodeKind {
    PRODUCERS(Icon.SEND, 0),
    STREAM(Icon.STREAMS, 1),
    STATEMENT(Icon.QUERY, 2),
    APPLICATION(Icon.QUERY, 2),
    DELIVERY(Icon.DELIVERY, 1),
    FUNCTION(Icon.CODE, 2),
    CONSUMER(Icon.EYE, 2),
    LEASES(Icon.DATABASE, 2),
    READERS(Icon.EYE, 2),
    OBJECTS(Icon.OBJECTS, 2),
    DESTINATION(Icon.SERVER, 2);

    private final Icon icon;
    private final int atLeast;

    NodeKind(Icon icon, int atLeast) {
        this.icon = icon;
        this.atLeast = atLeast;
    }

    Icon icon() {
        return icon;
    }

    /** The leftmost layer that it may stand in. */
    int atLeast() {
        return atLeast;
    }

    /** What a person calls it. */
    String words() {
        return switch (this) {
            case PRODUCERS -> Text.of("Producers");
            case STREAM -> Text.of("Stream");
            case STATEMENT -> Text.of("SQL");
            case APPLICATION -> Text.of("Flink application");
            case DELIVERY -> Text.of("Delivery stream");
            case FUNCTION -> Text.of("Lambda function");
            case CONSUMER -> Text.of("Fan-out consumer");
            case LEASES -> Text.of("KCL application");
            case READERS -> Text.of("Other readers");
            case OBJECTS -> Text.of("Objects");
            case DESTINATION -> Text.of("Destination");
        };
    }
}
