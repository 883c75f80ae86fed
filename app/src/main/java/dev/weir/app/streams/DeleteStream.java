package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;

/** Deletes a stream: its records and its fan-out consumers go with it. */
final class DeleteStream {

    private DeleteStream() {}

    static void run(Workspace workspace, String streamName, Runnable onAccepted, Consumer<Failure> onFailure) {
        workspace
                .background()
                .run(
                        Text.of("Delete stream {0}", streamName),
                        () -> workspace
                                .clients()
                                .kinesis()
                                .deleteStream(request ->
                                        request.streamName(streamName).enforceConsumerDeletion(true)),
                        answer -> {
                            workspace.say(Text.of("Stream {0} is being deleted.", streamName));
                            onAccepted.run();
                        },
                        onFailure);
    }
}
