package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;

/** Deletes delivery streams. */
final class DeleteDelivery {

    private DeleteDelivery() {}

    /** Asks the service; there is no way back. */
    static void run(Workspace workspace, String name, Runnable onAccepted, Consumer<Failure> onFailure) {
        workspace
                .background()
                .run(
                        Text.of("Delete delivery stream {0}", name),
                        () -> workspace
                                .clients()
                                .firehose()
                                .deleteDeliveryStream(request -> request.deliveryStreamName(name)),
                        answer -> onAccepted.run(),
                        onFailure);
    }
}
