package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** An export as a person sets it up. JavaFX thread only. */
final class ExportModel {

    private static final String LAST = "records.export.format";

    private final Workspace workspace;
    private final AtHand atHand;
    private final Chosen selected;
    private final Chosen shown;
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(What.RANGE);
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final BooleanProperty filtered = new SimpleBooleanProperty();
    private final ObjectProperty<ExportPlan.Format> format = new SimpleObjectProperty<>(ExportPlan.Format.JSON_LINES);
    private final BooleanProperty metadata = new SimpleBooleanProperty(true);
    private final BooleanProperty fields = new SimpleBooleanProperty();
    private final BooleanProperty lines = new SimpleBooleanProperty();
    private final BooleanProperty gzip = new SimpleBooleanProperty();

    /** Which records. */
    enum What {
        SELECTED,
        SHOWN,
        RANGE
    }

    ExportModel(Workspace workspace, AtHand atHand) {
        this.workspace = workspace;
        this.atHand = atHand;
        // What is on the page goes on changing under the dialog.
        this.selected = atHand.selected();
        this.shown = atHand.shown();
        what.set(selected.count() > 1 ? What.SELECTED : What.RANGE);
        filtered.set(!atHand.filter().words().isEmpty());
        String last = workspace.memory().recall(LAST);
        for (ExportPlan.Format each : ExportPlan.Format.values()) {
            if (each.name().equals(last)) {
                format.set(each);
            }
        }
    }

    ObjectProperty<What> what() {
        return what;
    }

    StringProperty from() {
        return from;
    }

    StringProperty to() {
        return to;
    }

    /** Whether the page's filter is put on the range too. */
    BooleanProperty filtered() {
        return filtered;
    }

    ObjectProperty<ExportPlan.Format> format() {
        return format;
    }

    BooleanProperty metadata() {
        return metadata;
    }

    BooleanProperty fields() {
        return fields;
    }

    BooleanProperty lines() {
        return lines;
    }

    BooleanProperty gzip() {
        return gzip;
    }

    String filterWords() {
        return atHand.filter().words();
    }

    String streamName() {
        return String.valueOf(atHand.streamName());
    }

    String words(What which) {
        return switch (which) {
            case SELECTED -> Text.of("The selected records ({0})", Format.count(selected.count()));
            case SHOWN -> Text.of("The records shown ({0} loaded)", Format.count(shown.count()));
            case RANGE -> Text.of("A range of the stream, past what is loaded");
        };
    }

    boolean has(What which) {
        return switch (which) {
            case SELECTED -> selected.count() > 0;
            case SHOWN -> shown.count() > 0;
            case RANGE -> true;
        };
    }

    /** What is wrong, a sentence, or empty. */
    String problem() {
        if (what.get() != What.RANGE) {
            return "";
        }
        try {
            range();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private ScanRange range() {
        return RangeTime.range(
                from.get(),
                to.get(),
                atHand.shardId(),
                workspace.clock().instant(),
                workspace.zone().get());
    }

    ExportPlan plan() {
        return new ExportPlan(format.get(), metadata.get(), fields.get(), lines.get(), gzip.get());
    }

    /** Begins to write into a file. */
    TransferRow start(Path file) {
        workspace.memory().remember(LAST, format.get().name());
        RecordSource.Maker maker = switch (what.get()) {
            case SELECTED -> RecordSource.of(selected, Text.of("the selected records"));
            case SHOWN -> RecordSource.of(shown, Text.of("the records shown"));
            case RANGE ->
                new StreamSource(workspace.clients()::kinesis, streamName(), range(), workspace.clock(), Pace.real());
        };
        RecordTest test = what.get() == What.RANGE && filtered.get() ? atHand.filter() : RecordTest.ALL;
        return Transfers.of(workspace).start(workspace, new Export(maker, test, plan(), file));
    }
}
