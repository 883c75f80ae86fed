package dev.weir.app.shell;

import dev.weir.app.crash.CrashReport;
import dev.weir.app.text.Text;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The reports of crashes: to be looked at, copied and deleted. Nothing of it leaves this computer by itself. */
final class CrashSheet extends VBox {

    private final ObservableList<CrashReport> reports;
    private final ListView<CrashReport> list;
    private final TextArea text = new TextArea();
    private final Button copy = new Button(Text.of("Copy"), Icons.of(Icon.COPY));
    private final Button delete = new Button(Text.of("Delete"), Icons.of(Icon.DELETE));

    /**
     * What is done with reports.
     *
     * @param showFolder shows where they lie
     */
    record Commands(Consumer<CrashReport> delete, Consumer<CrashReport> showFolder, Runnable close) {}

    CrashSheet(java.util.List<CrashReport> all, Commands commands) {
        this.reports = FXCollections.observableArrayList(all);
        this.list = new ListView<>(reports);
        setId("crash-sheet");
        getStyleClass().add("weir-sheet");
        setMaxSize(820, 640);
        Label heading = new Label(Text.of("Something went wrong in Weir"));
        heading.getStyleClass().add("page-heading");
        Label words = new Label(
                Text.of(
                        "These reports hold versions, where in the program it was, and the last lines of the log; secrets and records'"
                                + " data are left out. They stay on this computer: copy one into a message if you want to report it."));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        list.setId("crash-list");
        list.setAccessibleText(Text.of("Reports, newest first"));
        list.setPrefHeight(120);
        list.setMinHeight(64);
        list.setPlaceholder(new Label(Text.of("There are no reports.")));
        list.setCellFactory(view -> new Line());
        text.setId("crash-text");
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setAccessibleText(Text.of("The report"));
        VBox.setVgrow(text, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        copy.setId("crash-copy");
        copy.setOnAction(
                event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.getText())));
        delete.setId("crash-delete");
        delete.setOnAction(event -> {
            CrashReport chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                commands.delete().accept(chosen);
                reports.remove(chosen);
            }
        });
        Button folder = new Button(Text.of("Open the folder"), Icons.of(Icon.FOLDER));
        folder.setId("crash-folder");
        folder.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        folder.setOnAction(event -> {
            CrashReport chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                commands.showFolder().accept(chosen);
            }
        });
        Button close = new Button(Text.of("Close"));
        close.setId("crash-close");
        close.setOnAction(event -> commands.close().run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(8, copy, delete, folder, space, close);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(heading, words, list, text, buttons);
        list.getSelectionModel().selectFirst();
        show(list.getSelectionModel().getSelectedItem());
    }

    Node first() {
        return list;
    }

    private void show(@Nullable CrashReport report) {
        text.setText(report == null ? "" : report.text());
        copy.setDisable(report == null);
        delete.setDisable(report == null);
    }

    private static final class Line extends ListCell<CrashReport> {
        @Override
        protected void updateItem(CrashReport report, boolean empty) {
            super.updateItem(report, empty);
            setText(empty || report == null ? null : report.time() + "  " + report.title());
        }
    }
}
