package dev.weir.app.settings.page;

import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One setting: its name, what it does, its control, its default, and what is wrong with what was typed. */
final class SettingRow extends VBox {

    private final Setting setting;
    private final SettingsModel model;
    private final Editor editor;
    private final Label problem = new Label();
    private final Hyperlink reset = new Hyperlink(Text.of("Reset"));

    SettingRow(Setting setting, SettingsModel model, SettingsPane.Frame frame) {
        super(4);
        this.setting = setting;
        this.model = model;
        setId(setting.id());
        getStyleClass().add("setting-row");
        Label title = new Label(setting.title());
        title.getStyleClass().add("medium");
        Label what = new Label(setting.what());
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, what);
        editor = Editor.of(setting, frame, this::typed);
        if (setting.form() instanceof Form.Said) {
            return;
        }
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setId(setting.id() + "-problem");
        getChildren().add(editor.node());
        if (!(setting.form() instanceof Form.Secret)) {
            Label usual = new Label(Text.of("Default: {0}", setting.words(setting.usual())));
            usual.getStyleClass().addAll("muted", "small");
            reset.setId(setting.id() + "-reset");
            reset.getStyleClass().add("small");
            reset.setAccessibleText(Text.of("Reset {0}", setting.title()));
            reset.setOnAction(event -> {
                // The control goes as soon as the default holds, and the focus must not fall out of the page.
                editor.focusTarget().requestFocus();
                model.reset(setting);
            });
            HBox line = new HBox(12, usual, reset);
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        }
        getChildren().add(problem);
        show();
    }

    Node editor() {
        return editor.focusTarget();
    }

    private void typed(String text) {
        say(model.set(setting, text));
    }

    private void say(@Nullable String wrong) {
        problem.setText(wrong == null ? "" : wrong);
        problem.setVisible(wrong != null);
        problem.setManaged(wrong != null);
    }

    /** Shows what holds. */
    void show() {
        editor.show(model.text(setting));
        boolean changed = model.changed(setting);
        reset.setVisible(changed);
        say(null);
    }
}
