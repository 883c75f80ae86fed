package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import java.util.function.Consumer;

/** Deletes a stream: its records and its fan-out consumers go with it. */
final class DeleteStream {

    private DeleteStream() {}

    static void run(Workspace workspace, String streamName, Runnable onAccepted, Consumer<Failure> onFailure) {
        workspace
                .background()
                .run(
                        "Delete stream " + streamName,
                        () -> workspace
                                .clients()
                                .kinesis()
                                .deleteStream(request ->
                                        request.streamName(streamName).enforceConsumerDeletion(true)),
                        answer -> {
                            workspace.say("Stream " + streamName + " is being deleted.");
                            onAccepted.run();
                        },
                        onFailure);
    }
}
