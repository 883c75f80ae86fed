package dev.weir.app.transform;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The records on the bench: the newest of a stream, or pasted ones. JavaFX thread only. */
final class RecordsModel {

    /** Records on the bench at most. */
    static final int MOST = 1_000;

    private final Workspace workspace;
    private final StringProperty streamName = new SimpleStringProperty("");
    private final StringProperty pasted = new SimpleStringProperty("");
    private final ObservableList<BenchRecord> records = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle reading;
    private @Nullable String arn;
    private int wanted = 20;

    private record Read(List<BenchRecord> records, @Nullable String arn) {}

    RecordsModel(Workspace workspace) {
        this.workspace = workspace;
        pasted.subscribe(this::readPasted);
    }

    StringProperty streamName() {
        return streamName;
    }

    /** What was pasted; setting it puts its records on the bench in the place of others. */
    StringProperty pasted() {
        return pasted;
    }

    ObservableList<BenchRecord> records() {
        return records;
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The stream that the records come from, or null for pasted ones. */
    @Nullable String streamArn() {
        return arn;
    }

    int wanted() {
        return wanted;
    }

    /** How many of a stream's records are taken, 1 to {@link #MOST}. */
    void wanted(int count) {
        wanted = Math.clamp(count, 1, MOST);
    }

    /** Takes the newest records of the stream. */
    void takeNewest() {
        String name = streamName.get();
        if (name.isBlank()) {
            return;
        }
        if (reading != null) {
            reading.cancel();
        }
        loading.set(true);
        failure.set(null);
        int most = wanted;
        Instant now = workspace.clock().instant();
        reading = workspace
                .background()
                .run(Text.of("Read the newest records"), () -> read(name, most, now), this::took, problem -> {
                    loading.set(false);
                    failure.set(problem);
                });
    }

    private Read read(String name, int most, Instant now) {
        var kinesis = workspace.clients().kinesis();
        List<BenchRecord> newest = NewestOfStream.read(kinesis, name, most, now);
        String of = kinesis.describeStreamSummary(request -> request.streamName(name))
                .streamDescriptionSummary()
                .streamARN();
        return new Read(newest, of);
    }

    private void took(Read read) {
        loading.set(false);
        pasted.set("");
        arn = read.arn();
        records.setAll(read.records());
    }

    private void readPasted(String text) {
        if (text.isBlank()) {
            if (arn == null) {
                records.clear();
            }
            return;
        }
        arn = null;
        List<BenchRecord> all = PastedRecords.read(text, workspace.clock().instant());
        records.setAll(all.subList(0, Math.min(MOST, all.size())));
    }
}
