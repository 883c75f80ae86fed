package dev.weir.app.streams;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** The form to create a stream. It stays open until the service has accepted, so that a refusal can be corrected. */
public final class CreateStreamDialog {

    private CreateStreamDialog() {}

    /**
     * Opens the form and returns at once.
     *
     * @param owner any node of the window that asks
     * @param onCreated called with the stream's name once the service has accepted
     */
    public static void open(Workspace workspace, Node owner, CreateStreamModel model, Consumer<String> onCreated) {
        ButtonType type = new ButtonType(Text.of("Create stream"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Create stream"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, type);
        TextField name = name(model);
        dialog.getDialogPane().setContent(form(model, name));
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        Button create = (Button) dialog.getDialogPane().lookupButton(type);
        create.setId("create-stream-accept");
        create.getStyleClass().add("accent");
        create.disableProperty().bind(model.problem().isNotNull().or(model.busy()));
        create.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            model.create(created -> {
                dialog.close();
                onCreated.accept(created);
            });
        });
        dialog.setOnShown(event -> name.requestFocus());
        dialog.show();
    }

    private static VBox form(CreateStreamModel model, TextField name) {
        Label heading = new Label(Text.of("Create stream"));
        heading.getStyleClass().add("page-subheading");
        Label nameLabel = new Label(Text.of("Name"));
        nameLabel.setLabelFor(name);
        Label problem = wrapped("create-problem");
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> hint(model), model.problem(), model.name(), model.failure(), model.busy()));
        Runnable mark = () -> mark(
                problem,
                model.failure().get() != null
                        || (model.problem().get() != null && !model.name().get().isEmpty()));
        model.problem().subscribe(mark);
        model.name().subscribe(mark);
        model.failure().subscribe(mark);
        mark.run();
        Label capacity = wrapped("muted");
        capacity.textProperty().bind(model.capacity());
        VBox box =
                new VBox(8, heading, nameLabel, name, problem, new Label(Text.of("Capacity")), mode(model), capacity);
        box.getStyleClass().add("create-stream");
        box.setPrefWidth(480);
        return box;
    }

    private static TextField name(CreateStreamModel model) {
        TextField name = new TextField();
        name.setId("create-stream-name");
        name.setPromptText("orders");
        name.textProperty().bindBidirectional(model.name());
        return name;
    }

    private static HBox mode(CreateStreamModel model) {
        ToggleGroup group = new ToggleGroup();
        RadioButton provisioned = new RadioButton(Text.of("Provisioned"));
        RadioButton onDemand = new RadioButton(Text.of("On demand"));
        provisioned.setToggleGroup(group);
        onDemand.setToggleGroup(group);
        provisioned.setSelected(true);
        onDemand.selectedProperty()
                .subscribe(chosen -> model.mode().set(chosen ? CapacityMode.ON_DEMAND : CapacityMode.PROVISIONED));
        Spinner<Integer> shards = new Spinner<>();
        shards.setId("create-stream-shards");
        shards.setValueFactory(new IntegerSpinnerValueFactory(
                1, CreateStreamModel.MOST_SHARDS, model.shards().get()));
        shards.setEditable(true);
        shards.setPrefWidth(110);
        shards.setAccessibleText(Text.of("Number of shards"));
        shards.getEditor().setAccessibleText(Text.of("Number of shards"));
        // Typed digits count at once, not only when the field is left.
        shards.getEditor().textProperty().subscribe(typed -> model.shards().set(number(typed)));
        shards.disableProperty().bind(onDemand.selectedProperty());
        Label unit = new Label(Text.of("shards"));
        HBox line = new HBox(16, provisioned, new HBox(8, shards, unit), onDemand);
        line.getStyleClass().add("create-mode");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }

    private static int number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : 0;
    }

    private static String hint(CreateStreamModel model) {
        var failure = model.failure().get();
        if (failure != null) {
            return failure.what() + " " + failure.advice();
        }
        if (model.busy().get()) {
            return Text.of("Asking the service…");
        }
        @Nullable String problem = model.problem().get();
        return problem != null && !model.name().get().isEmpty()
                ? problem
                : Text.of("1 to 128 letters A–Z, digits, “_”, “.” and “-”. It cannot be renamed.");
    }

    private static void mark(Label label, boolean wrong) {
        label.getStyleClass().removeAll("wrong", "muted");
        label.getStyleClass().add(wrong ? "wrong" : "muted");
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        // Room for two lines from the start, so that the window need not grow while somebody types.
        label.setMinHeight(36);
        label.setAlignment(Pos.TOP_LEFT);
        label.getStyleClass().add(style);
        return label;
    }
}
