package dev.weir.app.produce;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The generators to begin with and those that were saved: choose one, or type a name and save. */
final class GeneratorShelf extends HBox {

    private final Workspace workspace;
    private final GeneratorModel model;
    private final ComboBox<String> names = new ComboBox<>();
    private final Button delete = new Button(null, Icons.of(Icon.DELETE));

    GeneratorShelf(Workspace workspace, GeneratorModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        names.setId("generator-name");
        names.setEditable(true);
        names.setPromptText(Text.of("A generator, or a name to save under"));
        names.setAccessibleText(Text.of("A generator, or a name to save under"));
        names.setVisibleRowCount(12);
        names.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(names, Priority.ALWAYS);
        list();
        names.setValue(StartingGenerators.all().keySet().iterator().next());
        names.valueProperty().addListener((property, before, now) -> choose(now));
        Button save = new Button(Text.of("Save"), Icons.of(Icon.SAVE));
        save.setId("generator-save");
        save.setOnAction(event -> save());
        save.disableProperty().bind(names.getEditor().textProperty().map(String::isBlank));
        save.setMinWidth(USE_PREF_SIZE);
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setId("generator-delete");
        delete.setAccessibleText(Text.of("Delete the saved generator"));
        delete.setTooltip(new Tooltip(Text.of("Delete the saved generator of this name")));
        delete.setOnAction(event -> delete());
        names.getEditor().textProperty().subscribe(typed -> delete.setDisable(!saved().containsKey(typed.strip())));
        getChildren().addAll(names, save, delete);
    }

    private Map<String, GeneratorSettings> saved() {
        return new TreeMap<>(model.saved().all());
    }

    private void list() {
        List<String> all = new ArrayList<>(saved().keySet());
        StartingGenerators.all().keySet().stream()
                .filter(name -> !all.contains(name))
                .forEach(all::add);
        names.getItems().setAll(all);
    }

    private void choose(@Nullable String name) {
        if (name == null) {
            return;
        }
        GeneratorSettings own = saved().get(name);
        GeneratorSettings found = own == null ? StartingGenerators.all().get(name) : own;
        if (found != null) {
            model.settings().set(found);
        }
    }

    private void save() {
        String name = names.getEditor().getText().strip();
        model.saved().save(name, model.settings().get());
        list();
        names.getEditor().setText(name);
        delete.setDisable(false);
        workspace.say(Text.of("The generator “{0}” is saved.", name));
    }

    private void delete() {
        String name = names.getEditor().getText().strip();
        model.saved().delete(name);
        list();
        delete.setDisable(true);
        workspace.say(Text.of("The generator “{0}” is deleted; its settings stay in the form.", name));
    }
}
