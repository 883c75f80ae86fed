package dev.weir.app.records.details;

import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.FieldText;
import dev.weir.app.records.decode.JsonText;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.xray.Fields;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.records.xray.XrayModel.Selection;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** Copies what is chosen, or all of the layer where nothing is: value, path, JSON, exact bytes. JavaFX thread only. */
public final class CopyMenu extends MenuButton {

    private final Workspace workspace;
    private final XrayModel model;
    private final FileQuestion files;

    public CopyMenu(Workspace workspace, XrayModel model, FileQuestion files) {
        super(Text.of("Copy"), Icons.of(Icon.COPY));
        this.workspace = workspace;
        this.model = model;
        this.files = files;
        setId("copy-menu");
        getStyleClass().add("small");
        MenuItem value = item(Text.of("Value"), this::copyValue);
        MenuItem path = item(Text.of("JSON path"), this::copyPath);
        getItems()
                .addAll(
                        value,
                        item("JSON", this::copyJson),
                        path,
                        new SeparatorMenuItem(),
                        item(
                                Text.of("Bytes as hexadecimal"),
                                () -> copy(() -> HexFormat.of().formatHex(bytes().copy()))),
                        item(
                                Text.of("Bytes as Base64"),
                                () -> copy(() -> Base64.getEncoder().encodeToString(bytes().copy()))),
                        item(Text.of("Bytes into a file…"), this::save));
        setOnShowing(event -> {
            value.setDisable(field() == null);
            path.setDisable(field() == null);
        });
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> action.run());
        return item;
    }

    private @Nullable Field field() {
        Selection chosen = model.selection().get();
        return chosen == null ? null : chosen.field();
    }

    /** The bytes that are chosen, exactly, else those of the layer. */
    private Span bytes() {
        Selection chosen = model.selection().get();
        Layer layer = model.layer().get();
        if (chosen != null && chosen.bytes() != null) {
            return chosen.bytes();
        }
        if (layer == null) {
            throw new IllegalStateException("no layer is shown");
        }
        return layer.bytes();
    }

    private void copyValue() {
        Field field = field();
        if (field != null) {
            copy(() -> field.branch() ? FieldText.json(field) : field.value());
        }
    }

    private void copyPath() {
        Selection chosen = model.selection().get();
        if (chosen != null && !chosen.way().isEmpty()) {
            copy(() -> Fields.path(chosen.way()));
        }
    }

    private void copyJson() {
        Layer layer = model.layer().get();
        if (layer == null) {
            return;
        }
        Field field = field();
        boolean json =
                layer.kind() == Kind.JSON || layer.kind() == Kind.CLOUDWATCH_LOGS || layer.kind() == Kind.DYNAMODB;
        copy(() -> {
            Span span = field == null ? layer.bytes() : field.bytes();
            Field tree = field == null ? layer.decoded().tree() : field;
            // The text itself keeps what the tree leaves out.
            if (json && span != null) {
                return JsonText.all(span.copy());
            }
            return tree == null ? layer.decoded().text().get().text() : FieldText.json(tree);
        });
    }

    private void copy(Callable<String> text) {
        if (model.layer().get() == null) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Copy"),
                        text,
                        copied -> {
                            Clip.put(copied);
                            workspace.say(Text.of("It is on the clipboard."));
                        },
                        problem -> workspace.say(problem.what() + " " + problem.advice()));
    }

    private void save() {
        if (model.layer().get() == null) {
            return;
        }
        Span bytes = bytes();
        Path file = files.save(getScene().getWindow(), Text.of("Bytes into a file"), "record.bin");
        if (file != null) {
            workspace
                    .background()
                    .run(
                            Text.of("Write bytes into a file"),
                            () -> write(file, bytes),
                            written -> workspace.say(
                                    Text.of("{0} bytes are in {1}.", Format.count(bytes.length()), file.getFileName())),
                            problem -> workspace.say(problem.what() + " " + problem.advice()));
        }
    }

    private static Path write(Path file, Span bytes) throws IOException {
        return Files.write(file, bytes.copy());
    }
}
