package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.transformation.FilteredList;

/** What the Streams page shows and does. JavaFX thread only. */
public final class StreamsModel {

    private final Workspace workspace;
    private final StreamCatalogue catalogue;
    private final FilteredList<StreamRow> found;
    private final StringProperty search = new SimpleStringProperty("");

    public StreamsModel(Workspace workspace) {
        this.workspace = workspace;
        this.catalogue = new StreamCatalogue(workspace);
        this.found = new FilteredList<>(catalogue.rows());
        search.subscribe(this::find);
    }

    public StreamCatalogue catalogue() {
        return catalogue;
    }

    /** The streams whose name contains what was typed. */
    public FilteredList<StreamRow> found() {
        return found;
    }

    /** What was typed to find a stream. */
    public StringProperty search() {
        return search;
    }

    public void shown() {
        catalogue.open();
    }

    public void hidden() {
        catalogue.close();
    }

    /** A fresh form to create a stream. */
    public CreateStreamModel newStream() {
        return new CreateStreamModel(
                workspace,
                name -> catalogue.rows().stream().anyMatch(row -> row.name().equals(name)));
    }

    /** The stream was created, or is being: look at once. */
    public void created(String streamName) {
        workspace.say(Text.of("Stream {0} is being created.", streamName));
        catalogue.refresh();
    }

    /** Deletes a stream with all its records and fan-out consumers. There is no way back. */
    public void delete(StreamRow row, Consumer<Failure> onFailure) {
        DeleteStream.run(workspace, row.name(), catalogue::refresh, onFailure);
    }

    private void find() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        found.setPredicate(
                wanted.isEmpty()
                        ? null
                        : row -> row.name().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
