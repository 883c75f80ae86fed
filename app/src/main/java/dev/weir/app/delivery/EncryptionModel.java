package dev.weir.app.delivery;

import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.KeyType;

/** Switches server-side encryption on and off. JavaFX thread only. */
final class EncryptionModel {

    private final Workspace workspace;
    private final DeliveryStreamModel stream;

    EncryptionModel(Workspace workspace, DeliveryStreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
    }

    /** Why it can't be switched now, or null. */
    static @Nullable String problem(DeliveryFacts facts) {
        if (!facts.direct()) {
            return Text.of("With a stream as the source, it is the stream that encrypts.");
        }
        if (facts.inFlight()) {
            return Text.of("Encryption is {0} just now.", facts.encryptionWords());
        }
        return facts.state() == DeliveryState.ACTIVE
                ? null
                : Text.of("It can be switched while the delivery stream is active.");
    }

    /** Stops it where it is on; starts it with AWS's own key where it is off. */
    void turn() {
        DeliveryFacts facts = stream.facts().get();
        if (facts == null || problem(facts) != null) {
            return;
        }
        boolean on = facts.encryption().equals("enabled");
        workspace
                .background()
                .run(
                        on ? Text.of("Stop encrypting {0}", facts.name()) : Text.of("Encrypt {0}", facts.name()),
                        () -> {
                            send(workspace.clients().firehose(), facts.name(), on);
                            return on;
                        },
                        answer -> stream.refresh(),
                        stream::refused);
    }

    private static void send(FirehoseClient firehose, String name, boolean on) {
        if (on) {
            firehose.stopDeliveryStreamEncryption(request -> request.deliveryStreamName(name));
        } else {
            firehose.startDeliveryStreamEncryption(request -> request.deliveryStreamName(name)
                    .deliveryStreamEncryptionConfigurationInput(input -> input.keyType(KeyType.AWS_OWNED_CMK)));
        }
    }
}
