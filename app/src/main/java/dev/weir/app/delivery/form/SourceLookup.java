package dev.weir.app.delivery.form;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Finds the ARN of the stream that is read, by its name. JavaFX thread only. */
final class SourceLookup {

    private final Workspace workspace;
    private final DeliveryDraft draft;
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    SourceLookup(Workspace workspace, DeliveryDraft draft) {
        this.workspace = workspace;
        this.draft = draft;
    }

    /** Why it was not found, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Chooses a stream. */
    void choose(String streamName) {
        draft.set(Field.SOURCE_STREAM, streamName);
        draft.sourceArn().set(null);
        failure.set(null);
        workspace
                .background()
                .run(
                        Text.of("Look up the stream {0}", streamName),
                        () -> workspace
                                .clients()
                                .kinesis()
                                .describeStreamSummary(request -> request.streamName(streamName))
                                .streamDescriptionSummary()
                                .streamARN(),
                        arn -> {
                            if (streamName.equals(draft.get(Field.SOURCE_STREAM))) {
                                draft.sourceArn().set(arn);
                            }
                        },
                        reason -> {
                            if (streamName.equals(draft.get(Field.SOURCE_STREAM))) {
                                failure.set(reason);
                            }
                        });
    }
}
