package dev.weir.app.capsule;

import dev.weir.app.fx.Failure;
import dev.weir.app.mask.MaskText;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Asks what goes into a capsule, then for the file. */
final class SaveDialog {

    private static final double WIDTH = 600;

    private final SaveModel model;
    private final FileQuestion files;
    private final FormDialog dialog;

    private SaveDialog(Workspace workspace, Node owner, SaveModel model, FileQuestion files) {
        this.model = model;
        this.files = files;
        VBox content = new VBox(16, streams(), records(), others(), masks(), size());
        dialog = new FormDialog(
                workspace, owner, Text.of("Save a capsule"), content, Text.of("Save…"), "capsule-save", WIDTH);
        dialog.onAction(this::save);
        Runnable look = () -> dialog.say(model.problem());
        model.chosen().subscribe(look);
        model.most().subscribe(look);
        model.rules().subscribe(look);
        model.deliveries().subscribe(look);
        for (BooleanProperty box : new BooleanProperty[] {
            model.withRecords(), model.withDeliveries(), model.withQueries(), model.withLayout(), model.masked()
        }) {
            box.subscribe(look);
        }
        look.run();
    }

    /** Opens the form and returns at once. */
    static void open(Workspace workspace, Node owner, SaveModel model, FileQuestion files) {
        SaveDialog opened = new SaveDialog(workspace, owner, model, files);
        model.load();
        opened.dialog.show();
    }

    private void save() {
        Path file = files.save(dialog.node().getScene().getWindow(), Text.of("Save a capsule"), model.fileName());
        if (file != null) {
            String name = String.valueOf(file.getFileName());
            model.start(name.endsWith(".weir") ? file : file.resolveSibling(name + ".weir"));
            dialog.close();
        }
    }

    private Node streams() {
        Label heading = heading(Text.of("Streams"));
        Label counted = new Label();
        counted.getStyleClass().addAll("muted", "small");
        counted.setId("capsule-counted");
        CheckBox all = new CheckBox(Text.of("All"));
        all.setId("capsule-all");
        all.setOnAction(event -> {
            if (all.isSelected()) {
                model.chosen().addAll(model.streams());
            } else {
                model.chosen().clear();
            }
        });
        Runnable count = () -> {
            int chosen = model.chosen().size();
            counted.setText(Text.of("{0} of {1} chosen", chosen, model.streams().size()));
            all.setSelected(chosen == model.streams().size() && chosen > 0);
            all.setIndeterminate(chosen > 0 && chosen < model.streams().size());
        };
        model.chosen().subscribe(count);
        model.streams().subscribe(count);
        count.run();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, heading, space, counted, all);
        line.setAlignment(Pos.CENTER_LEFT);
        Label failed = new Label();
        failed.getStyleClass().add("form-problem");
        failed.setWrapText(true);
        shown(failed, false);
        model.failure().subscribe(failure -> {
            shown(failed, failure != null);
            failed.setText(failure == null ? "" : words(failure));
        });
        return new VBox(4, line, list(), failed);
    }

    private static String words(Failure failure) {
        return failure.what() + " " + failure.advice();
    }

    private ListView<String> list() {
        ListView<String> list = new ListView<>(model.streams());
        list.setId("capsule-streams");
        list.setAccessibleText(Text.of("Streams"));
        list.setPrefHeight(140);
        Label nothing = new Label(Text.of("There are no streams."));
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new StreamCell(model));
        list.setOnKeyPressed(event -> {
            String name = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && name != null) {
                if (!model.chosen().remove(name)) {
                    model.chosen().add(name);
                }
                event.consume();
            }
        });
        return list;
    }

    /** A stream with a box that says whether it goes in. */
    private static final class StreamCell extends ListCell<String> {
        private final CheckBox box = new CheckBox();
        private final SaveModel model;

        StreamCell(SaveModel model) {
            this.model = model;
            box.setFocusTraversable(false);
            box.setMnemonicParsing(false);
            box.setOnAction(event -> {
                String name = getItem();
                if (name != null && box.isSelected()) {
                    model.chosen().add(name);
                } else if (name != null) {
                    model.chosen().remove(name);
                }
            });
            model.chosen().subscribe(this::mark);
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setGraphic(empty ? null : box);
            box.setText(name);
            mark();
        }

        private void mark() {
            box.setSelected(getItem() != null && model.chosen().contains(getItem()));
        }
    }

    private Node records() {
        CheckBox with = box("capsule-records", Text.of("With records"), model.withRecords());
        ComboBox<SavedTime> time = new ComboBox<>();
        time.setId("capsule-time");
        time.setAccessibleText(Text.of("Which records"));
        time.getItems().setAll(SavedTime.values());
        time.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable SavedTime value) {
                return value == null ? "" : value.words();
            }

            @Override
            public SavedTime fromString(String text) {
                return SavedTime.ALL;
            }
        });
        time.valueProperty().bindBidirectional(model.time());
        TextField most = new TextField();
        most.setId("capsule-most");
        most.setAccessibleText(Text.of("Records of each stream at most"));
        most.setPrefWidth(110);
        most.textProperty().bindBidirectional(model.most());
        Label of = new Label(Text.of("newest of each stream"));
        WrappingRow line = new WrappingRow(8, with, time, most, of);
        time.disableProperty().bind(model.withRecords().not());
        most.disableProperty().bind(model.withRecords().not());
        return line;
    }

    private Node others() {
        CheckBox deliveries = box("capsule-deliveries", "", model.withDeliveries());
        Runnable count = () -> deliveries.setText(
                Text.count(model.deliveries().size(), "{0} delivery stream", "{0} delivery streams"));
        model.deliveries().subscribe(count);
        count.run();
        CheckBox queries = box(
                "capsule-queries",
                Text.count(model.queries(), "{0} saved query", "{0} saved queries"),
                model.withQueries());
        CheckBox layout = box("capsule-layout", Text.of("Layout"), model.withLayout());
        HBox line = new HBox(16, deliveries, queries, layout);
        Label trouble = new Label();
        trouble.getStyleClass().addAll("muted", "small");
        trouble.setWrapText(true);
        model.trouble().subscribe(text -> {
            trouble.setText(text);
            shown(trouble, !text.isEmpty());
        });
        return new VBox(4, line, trouble);
    }

    private Node masks() {
        CheckBox masked = box("capsule-masked", Text.of("Mask values before they are written"), model.masked());
        TextArea rules = new TextArea();
        rules.setId("capsule-rules");
        rules.setAccessibleText(Text.of("Rules, one a line"));
        rules.getStyleClass().add("mono");
        rules.setPrefRowCount(4);
        rules.textProperty().bindBidirectional(model.rules());
        Label help = new Label(MaskText.help());
        help.getStyleClass().addAll("muted", "small");
        help.setWrapText(true);
        VBox more = new VBox(4, rules, help);
        more.getStyleClass().add("form-indent");
        model.masked().subscribe(on -> {
            shown(more, on);
            if (more.getScene() != null && more.getScene().getWindow() != null) {
                more.getScene().getWindow().sizeToScene();
            }
        });
        Label secret = new Label(
                Text.of("Records may hold secrets. Whoever has the file can read them, unless they are masked."));
        secret.setId("capsule-secret");
        secret.getStyleClass().addAll("small");
        secret.setWrapText(true);
        return new VBox(8, masked, more, secret);
    }

    private Node size() {
        Label estimate = new Label();
        estimate.setId("capsule-estimate");
        estimate.getStyleClass().addAll("muted");
        estimate.setWrapText(true);
        estimate.setMinHeight(36);
        estimate.textProperty().bind(model.estimate());
        return estimate;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("medium");
        return label;
    }

    private static CheckBox box(String id, String text, BooleanProperty property) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
