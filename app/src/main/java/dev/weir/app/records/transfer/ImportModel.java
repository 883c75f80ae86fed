package dev.weir.app.records.transfer;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.ShardMap;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An import as a person sets it up, with its first records. JavaFX thread only. */
final class ImportModel {

    private final Workspace workspace;
    private final Path file;
    private final StringProperty streamName = new SimpleStringProperty("");
    private final ObjectProperty<ImportForm> form = new SimpleObjectProperty<>(ImportForm.JSON_LINES);
    private final ObjectProperty<KeyRule.Kind> keyKind = new SimpleObjectProperty<>(KeyRule.Kind.ORIGINAL);
    private final StringProperty keyText = new SimpleStringProperty("");
    private final StringProperty rate = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ImportPreview> preview = new ReadOnlyObjectWrapper<>(ImportPreview.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private ShardMap shards = ShardMap.UNKNOWN;
    private Background.@Nullable Handle looking;

    ImportModel(Workspace workspace, Path file, @Nullable String stream) {
        this.workspace = workspace;
        this.file = file;
        streamName.set(stream == null ? "" : stream);
        workspace
                .background()
                .run(
                        Text.of("Look at {0}", file.getFileName()),
                        () -> ImportForm.of(file),
                        found -> {
                            form.set(found);
                            keyKind.set(
                                    found == ImportForm.LINES || found == ImportForm.LENGTHS
                                            ? KeyRule.Kind.RANDOM
                                            : KeyRule.Kind.ORIGINAL);
                            look();
                        },
                        failure::set);
        form.addListener((property, before, now) -> look());
        keyKind.addListener((property, before, now) -> look());
        keyText.addListener((property, before, now) -> look());
        streamName.subscribe(this::readShards);
    }

    private void readShards(String stream) {
        if (stream.isEmpty()) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Shards of {0}", stream),
                        () -> ShardMap.read(workspace.clients().kinesis(), stream),
                        map -> {
                            shards = map;
                            look();
                        },
                        // The import itself will say what is wrong; a preview without shards is still one.
                        unknown -> shards = ShardMap.UNKNOWN);
    }

    Path file() {
        return file;
    }

    /** Empty until one is chosen. */
    StringProperty streamName() {
        return streamName;
    }

    ObjectProperty<ImportForm> form() {
        return form;
    }

    ObjectProperty<KeyRule.Kind> keyKind() {
        return keyKind;
    }

    StringProperty keyText() {
        return keyText;
    }

    /** Records a second at most, or empty. */
    StringProperty rate() {
        return rate;
    }

    ReadOnlyObjectProperty<ImportPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    private void look() {
        if (looking != null) {
            looking.cancel();
        }
        KeyRule keys;
        try {
            keys = KeyRule.of(keyKind.get(), keyText.get());
        } catch (IllegalArgumentException e) {
            preview.set(new ImportPreview(preview.get().lines(), e.getMessage()));
            return;
        }
        ImportForm as = form.get();
        ShardMap map = shards;
        looking = workspace
                .background()
                .run(
                        Text.of("Preview of {0}", file.getFileName()),
                        () -> ImportPreview.read(file, as, keys, map),
                        read -> {
                            failure.set(null);
                            preview.set(read);
                        },
                        failure::set);
    }

    /** What is wrong, a sentence, or empty. */
    String problem() {
        Failure wrong = failure.get();
        if (wrong != null) {
            return wrong.what() + " " + wrong.advice();
        }
        if (streamName.get().isEmpty()) {
            return Text.of("Choose the stream that the records go into.");
        }
        if (perSecond() < 0) {
            return Text.of(
                    "The rate is a whole number of records a second, or empty for as fast as the stream takes them.");
        }
        String ofFile = preview.get().problem();
        return ofFile == null ? "" : ofFile;
    }

    private double perSecond() {
        String typed = rate.get().strip().replace(",", "");
        return typed.isEmpty() ? 0 : typed.matches("[1-9]\\d{0,8}") ? Double.parseDouble(typed) : -1;
    }

    /** Begins to put the records; only while there is no problem. */
    TransferRow start() {
        return Transfers.of(workspace)
                .start(
                        workspace,
                        new Import(
                                workspace.clients()::kinesis,
                                file,
                                form.get(),
                                KeyRule.of(keyKind.get(), keyText.get()),
                                streamName.get(),
                                perSecond(),
                                Pace.real()));
    }
}
