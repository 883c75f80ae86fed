package dev.weir.app.query;

import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.gallery.ExampleTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;

/** Makes what a statement needs that is not there yet. What goes wrong is said. JavaFX thread only. */
final class Groundwork {

    private final Workspace workspace;
    private final SchemaStore schemas;
    private final References references;
    private final Runnable refresh;

    /** @param refresh told when something was made that is listed */
    Groundwork(Workspace workspace, SchemaStore schemas, References references, Runnable refresh) {
        this.workspace = workspace;
        this.schemas = schemas;
        this.references = references;
        this.refresh = refresh;
    }

    /** Makes a stream ready to be written into: one that is not there is created, and its schema is kept. */
    void stream(String streamName, StreamSchema schema) {
        schemas.put(streamName, schema);
        workspace
                .background()
                .run(
                        Text.of("Create {0}", streamName),
                        () -> TargetStream.make(workspace.clients().kinesis(), streamName),
                        created -> {
                            if (created) {
                                workspace.say(Text.of("The stream {0} is created, with one shard.", streamName));
                            }
                            refresh.run();
                        },
                        failure -> workspace.say(Text.of("{0} could not be created. {1}", streamName, failure.what())));
    }

    /** Makes an example's reference table, unless there is one of its name. */
    void table(ExampleTable table, Runnable done) {
        if (references.find(table.name()) != null) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Write {0}", table.name()),
                        () -> ExampleNeeds.write(workspace.dataFolder().resolve("examples"), table),
                        made -> {
                            references.put(made);
                            done.run();
                        },
                        failure -> workspace.say(Text.of("{0} could not be made. {1}", table.name(), failure.what())));
    }

    /** Makes an example's delivery stream, if this connection is the embedded broker. */
    void delivery(ExampleDelivery delivery) {
        if (!workspace.connection().embedded()) {
            workspace.say(
                    Text.of(
                            "The example's delivery stream is created on the embedded broker only; name a bucket of your own."));
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Create {0}", delivery.deliveryStreamName()),
                        () -> ExampleNeeds.deliver(workspace.clients(), delivery),
                        created -> {
                            if (created) {
                                workspace.say(Text.of(
                                        "The delivery stream {0} is created; its first objects come in some seconds.",
                                        delivery.deliveryStreamName()));
                            }
                            refresh.run();
                        },
                        failure -> workspace.say(Text.of(
                                "{0} could not be created. {1}", delivery.deliveryStreamName(), failure.what())));
    }
}
