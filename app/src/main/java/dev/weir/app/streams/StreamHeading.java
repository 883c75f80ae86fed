package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.ResourceHeading;
import dev.weir.app.shell.StandingMark;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The top of a stream's page. */
final class StreamHeading extends StackPane {

    private final Workspace workspace;
    private final StandingMark state = new StandingMark();
    private final ResourceHeading heading;
    private final Label age = new Label();

    StreamHeading(Workspace workspace, String streamName, Node... actions) {
        this.workspace = workspace;
        heading = new ResourceHeading(workspace, streamName, state, actions);
        age.setTooltip(new Tooltip(
                Text.of("GetRecords.IteratorAgeMilliseconds: how long ago the last record read was written")));
        getChildren().add(heading);
    }

    void show(@Nullable StreamFacts stream) {
        heading.begin(stream == null ? "" : stream.arn());
        if (stream == null) {
            return;
        }
        state.show(stream.state());
        heading.fact(Text.of("Mode"), stream.mode().word());
        heading.fact(Text.of("Open shards"), Format.count(stream.openShards()));
        heading.fact(Text.of("Retention"), stream.retention());
        heading.fact(
                Text.of("Encryption"), stream.keyId() == null ? Text.in("plural", "None") : "KMS " + stream.keyId());
        heading.fact(Text.of("Fan-out consumers"), Format.count(stream.consumers()));
        if (stream.created() != null) {
            heading.fact(
                    Text.of("Created"),
                    Format.time(stream.created(), workspace.zone().get()));
        }
        heading.fact(Text.of("Readers behind"), age);
    }

    /** Shows how far behind the slowest reader is. */
    void showAge(double millis, Throughput stream) {
        boolean read = !Double.isNaN(millis) || stream.recordsOut() > 0;
        if (!read) {
            age.setText(Text.of("nobody reads"));
        } else if (Double.isNaN(millis)) {
            age.setText(Format.UNKNOWN);
        } else {
            age.setText(
                    millis < 1000
                            ? Math.round(millis) + " ms"
                            : String.format(Text.numbers(), "%,.1f s", millis / 1000));
        }
    }
}
