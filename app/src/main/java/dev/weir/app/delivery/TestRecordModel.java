package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** One record that a person puts into a delivery stream to see what becomes of it. JavaFX thread only. */
final class TestRecordModel {

    /** The service's bound, before Base64. */
    static final int MOST_BYTES = 1_000 * 1_024;

    private final Workspace workspace;
    private final String deliveryStream;
    private final StringProperty text =
            new SimpleStringProperty("{\"id\": 1, \"kind\": \"test\", \"note\": \"put by hand\"}");
    private final ReadOnlyObjectWrapper<@Nullable Sent> sent = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    TestRecordModel(Workspace workspace, String deliveryStream) {
        this.workspace = workspace;
        this.deliveryStream = deliveryStream;
    }

    /** A record that the service has taken. */
    record Sent(String recordId, Instant at) {}

    StringProperty text() {
        return text;
    }

    /** The last one that was taken, or null. */
    ReadOnlyObjectProperty<@Nullable Sent> sent() {
        return sent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What keeps the text from being a record, or null. */
    @Nullable String problem() {
        int bytes = text.get().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0) {
            return Text.of("A record has at least one byte.");
        }
        return bytes > MOST_BYTES ? Text.of("A record has at most 1,000 KiB.") : null;
    }

    void put() {
        if (busy.get() || problem() != null) {
            return;
        }
        String data = text.get();
        busy.set(true);
        failure.set(null);
        workspace
                .background()
                .run(
                        Text.of("Put a record into {0}", deliveryStream),
                        () -> workspace
                                .clients()
                                .firehose()
                                .putRecord(request -> request.deliveryStreamName(deliveryStream)
                                        .record(record -> record.data(SdkBytes.fromUtf8String(data)))),
                        answer -> {
                            busy.set(false);
                            sent.set(new Sent(
                                    answer.recordId(), workspace.clock().instant()));
                        },
                        reason -> {
                            busy.set(false);
                            failure.set(reason);
                        });
    }
}
