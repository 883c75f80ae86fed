package dev.weir.app.objects.load;

import dev.weir.app.objects.load.LoadModel.Counted;
import dev.weir.app.objects.load.LoadPlan.KeyKind;
import dev.weir.app.send.BoundField;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.send.WriteGuard;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.util.StringConverter;

/** Asks into which stream records go, under which keys and how fast; a dry run counts before anything is put. */
public final class LoadDialog {

    private final Workspace workspace;
    private final LoadModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Label problem = new Label();
    private final Label counted = new Label();
    private final Button start = new Button(Text.of("Load into the stream"), Icons.of(Icon.SEND));
    private final Button dryRun = new Button(Text.of("Dry run"), Icons.of(Icon.EYE));

    private LoadDialog(Workspace workspace, Node owner, LoadModel model, String what) {
        this.workspace = workspace;
        this.model = model;
        dialog.setTitle(Text.of("Load into a stream"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.setResizable(true);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        Label heading = new Label(Text.of("Load {0} into a stream", what));
        heading.getStyleClass().add("page-subheading");
        heading.setWrapText(true);
        start.setId("load-start");
        start.getStyleClass().add("accent");
        start.setOnAction(event -> start());
        dryRun.setId("load-dry-run");
        dryRun.setOnAction(event -> model.dryRun());
        counted.setId("load-counted");
        counted.setWrapText(true);
        counted.setMinHeight(60);
        counted.setAlignment(Pos.TOP_LEFT);
        counted.setMaxWidth(560);
        problem.getStyleClass().add("muted");
        problem.setWrapText(true);
        problem.setMinHeight(20);
        HBox actions = new HBox(
                8,
                WriteGuard.of(
                        workspace,
                        start,
                        () -> model.problem().isEmpty() ? null : model.problem(),
                        model.target(),
                        model.keyKind(),
                        model.keyText(),
                        model.rate(),
                        model.run()),
                dryRun);
        VBox content = new VBox(12, heading, form(), counted, problem, actions);
        content.setPrefWidth(600);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.setOnHidden(event -> model.forgetCount());
        Runnable look = this::look;
        model.target().subscribe(look);
        model.keyKind().subscribe(look);
        model.keyText().subscribe(look);
        model.rate().subscribe(look);
        model.counted().subscribe(this::show);
        look();
    }

    /**
     * Opens the form and returns at once.
     *
     * @param owner any node of the window
     */
    public static void open(Workspace workspace, Node owner, LoadModel model, LoadSource source) {
        model.source().set(source);
        new LoadDialog(workspace, owner, model, source.words()).dialog.show();
    }

    private GridPane form() {
        StreamPicker picker = new StreamPicker(workspace, name -> model.target().set(name));
        picker.setId("load-target");
        picker.choose(model.target().get().isEmpty() ? null : model.target().get());
        ComboBox<KeyKind> keys = new ComboBox<>();
        keys.setId("load-key");
        keys.setAccessibleText(Text.of("Partition key"));
        keys.getItems().setAll(KeyKind.values());
        keys.setConverter(new StringConverter<>() {
            @Override
            public String toString(KeyKind kind) {
                return kind == null ? "" : kind.words();
            }

            @Override
            public KeyKind fromString(String text) {
                return KeyKind.valueOf(text);
            }
        });
        keys.valueProperty().bindBidirectional(model.keyKind());
        TextField keyText =
                new BoundField("load-key-text", Text.of("Field or key"), "customer.id", 180, model.keyText());
        model.keyKind().subscribe(kind -> keyText.setVisible(kind != KeyKind.RANDOM));
        TextField rate = new BoundField(
                "load-rate", Text.of("Records a second at most"), Text.of("no limit"), 110, model.rate());
        HBox speed = new HBox(8, rate, new Label(Text.of("rec/s at most")));
        speed.setAlignment(Pos.CENTER_LEFT);
        GridPane.setFillWidth(picker, false);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, new Label(Text.of("Into")), picker);
        grid.addRow(1, new Label(Text.of("Key")), new HBox(8, keys, keyText));
        grid.addRow(2, new Label(Text.of("Speed")), speed);
        return grid;
    }

    private void look() {
        problem.setText(model.problem());
        dryRun.setDisable(!model.problem().isEmpty());
    }

    private void start() {
        LoadCount.Result known = model.counted().get().result();
        LoadSource source = model.source().get();
        String what = known == null
                ? Text.of("What is put: {0}.", source == null ? "" : source.words())
                : Text.of(
                        "{0} records ({1}) will be put.",
                        Format.count(known.records()), Format.bytes((double) known.bytes()));
        SendQuestion.ask(
                workspace, dialog.getDialogPane(), model.target().get(), what, Text.of("Load into the stream"), () -> {
                    model.start();
                    dialog.setResult(ButtonType.CLOSE);
                    dialog.close();
                });
    }

    private void show(Counted now) {
        counted.setText(words(now));
    }

    private static String words(Counted now) {
        if (now.running()) {
            return Text.of("Counting…");
        }
        if (now.failure() != null) {
            return now.failure().what() + " " + now.failure().advice();
        }
        LoadCount.Result result = now.result();
        if (result == null) {
            return Text.of(
                    "A dry run counts what would be put, and puts nothing. Records get new keys, new sequence numbers and a"
                            + " new time of arrival: an object does not keep those that they had.");
        }
        StringBuilder words = new StringBuilder(Text.of(
                "{0} records, {1}, over {2} of {3} shards; at least {4}.",
                Format.count(result.records()),
                Format.bytes((double) result.bytes()),
                Format.count(result.shards().stream()
                        .filter(part -> part.records() > 0)
                        .count()),
                Format.count(result.shards().size()),
                time(result.takes())));
        if (result.noKey() > 0) {
            words.append(' ')
                    .append(Text.of("{0} have no key by this rule and are left out.", Format.count(result.noKey())));
        }
        if (result.tooLarge() > 0) {
            words.append(' ')
                    .append(Text.of(
                            "{0} are larger than 1 MiB, which the stream may refuse.",
                            Format.count(result.tooLarge())));
        }
        if (result.objectsLeftOut() > 0) {
            words.append(' ')
                    .append(Text.of(
                            "{0} objects have no records that could be put.", Format.count(result.objectsLeftOut())));
        }
        return words.toString();
    }

    private static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 1 ? Text.of("a second") : seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
