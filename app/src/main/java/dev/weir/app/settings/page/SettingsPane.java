package dev.weir.app.settings.page;

import dev.weir.app.settings.Settings;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** All settings on one page that can be searched. Follows the settings while it stands in a scene. JavaFX thread only. */
public final class SettingsPane extends VBox {

    /**
     * What the window does for it.
     *
     * @param folders asks for and shows folders
     * @param secret takes the proxy's password
     * @param close closes the page
     */
    public record Frame(FolderRow.Folders folders, SecretRow.Taker secret, Runnable close) {}

    private final SettingsModel model;
    private final Frame frame;
    private final TextField search = new TextField();
    private final VBox list = new VBox(16);
    private final ScrollPane scroll = new ScrollPane(list);
    private final List<SettingRow> rows = new ArrayList<>();
    private Subscription following = Subscription.EMPTY;

    public SettingsPane(SettingsModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        setId("settings");
        getStyleClass().addAll("weir-sheet", "settings-pane");
        setMaxSize(760, 720);
        Label heading = new Label(Text.of("Settings"));
        heading.getStyleClass().add("page-heading");
        heading.setMinWidth(USE_PREF_SIZE);
        search.setId("settings-search");
        search.setPromptText(Text.of("Find a setting…"));
        search.setAccessibleText(Text.of("Find a setting"));
        search.textProperty().subscribe(this::fill);
        HBox.setHgrow(search, Priority.ALWAYS);
        Button close = new Button(Text.of("Close"));
        close.setId("settings-close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> frame.close().run());
        HBox top = new HBox(16, heading, search, close);
        top.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        list.getStyleClass().add("settings-list");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(top, scroll);
        sceneProperty().subscribe(scene -> {
            following.unsubscribe();
            following = scene == null ? Subscription.EMPTY : model.settings().subscribe(this::show);
        });
    }

    /** Where the person begins to type. */
    public Node first() {
        return search;
    }

    /** Shows all settings, or the one of that id with the focus in it. */
    public void open(@Nullable String id) {
        search.clear();
        fill();
        // What scrolls has its content only once it has its skin, and what is not there can't take the focus.
        Scene scene = getScene();
        if (scene != null) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        scroll.setVvalue(0);
        if (id != null) {
            rows.stream().filter(row -> id.equals(row.getId())).findFirst().ifPresent(this::goTo);
        }
    }

    private void goTo(SettingRow row) {
        double height = list.getHeight() - scroll.getViewportBounds().getHeight();
        if (height > 0) {
            scroll.setVvalue((row.getBoundsInParent().getMinY() - 24) / height);
        }
        row.editor().requestFocus();
    }

    private void fill() {
        rows.clear();
        list.getChildren().clear();
        Group group = null;
        for (Setting setting : model.find(search.getText())) {
            if (setting.group() != group) {
                group = setting.group();
                Label title = new Label(group.title());
                title.getStyleClass().add("page-subheading");
                list.getChildren().add(title);
            }
            SettingRow row = new SettingRow(setting, model, frame);
            rows.add(row);
            list.getChildren().add(row);
        }
        if (rows.isEmpty()) {
            Label nothing = new Label(Text.of("No setting is about “{0}”.", search.getText()));
            nothing.getStyleClass().add("muted");
            list.getChildren().add(nothing);
        }
    }

    private void show(Settings now) {
        rows.forEach(SettingRow::show);
    }
}
