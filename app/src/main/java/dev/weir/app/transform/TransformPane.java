package dev.weir.app.transform;

import atlantafx.base.theme.Styles;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import dev.weir.app.transform.Transform.Kind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which transform is on the bench. JavaFX thread only. */
final class TransformPane extends VBox {

    private final TransformModel model;
    private final FileQuestion files;
    private final Map<Kind, Node> forms = new EnumMap<>(Kind.class);
    private final StackPane form = new StackPane();

    TransformPane(TransformModel model, FileQuestion files) {
        super(8);
        this.model = model;
        this.files = files;
        Label title = new Label(Text.of("Transform"));
        title.getStyleClass().add("page-subheading");
        VBox.setVgrow(form, Priority.ALWAYS);
        getChildren().setAll(title, kinds(), form);
        model.kind().subscribe(kind -> {
            form.getChildren().setAll(forms.computeIfAbsent(kind, this::form));
            if (kind == Kind.FUNCTION && model.functionNames().isEmpty()) {
                model.listFunctions();
            }
        });
    }

    private FlowPane kinds() {
        FlowPane row = new FlowPane(4, 4);
        ToggleGroup group = new ToggleGroup();
        for (Kind kind : Kind.values()) {
            ToggleButton button = new ToggleButton(kind.words());
            button.setId("bench-kind-" + kind.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add(Styles.SMALL);
            button.setToggleGroup(group);
            button.setOnAction(event -> model.kind().set(kind));
            model.kind().subscribe(now -> button.setSelected(now == kind));
            row.getChildren().add(button);
        }
        return row;
    }

    private Node form(Kind kind) {
        return switch (kind) {
            case JAVA -> program();
            case FUNCTION -> function();
            case COMMAND ->
                withHint(
                        area(
                                "bench-command",
                                Text.of("Command line"),
                                "python3 /home/me/transform.py",
                                model.command(),
                                3),
                        Text.of(
                                "The event comes on its standard input as JSON, its answer goes to standard output, its log to standard"
                                        + " error. It is started anew for each batch, by the broker, without a shell."));
            case JAR -> jar();
            case JQ ->
                withHint(
                        area("bench-jq", Text.of("JQ expression"), "{customer: .customer.id}", model.query(), 4),
                        Text.of(
                                "Finds the keys for dynamic partitioning, !{partitionKeyFromQuery:customer} in the prefix. The records stay"
                                        + " as they are. It runs here, and calls nothing."));
        };
    }

    private Node program() {
        MenuButton starters = new MenuButton(Text.of("Start from…"), Icons.of(Icon.CODE));
        starters.setId("bench-starters");
        starters.setMinWidth(Region.USE_PREF_SIZE);
        for (Starter starter : Starter.values()) {
            MenuItem item = new MenuItem(starter.words());
            item.setOnAction(event -> model.source().set(starter.source()));
            starters.getItems().add(item);
        }
        TextArea source = area("bench-source", Text.of("Java program"), "", model.source(), 14);
        source.setWrapText(false);
        VBox.setVgrow(source, Priority.ALWAYS);
        Label hint = hint(Text.of("Change the method transform. It runs as a command, by the Java that runs Weir."));
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox head = new HBox(8, starters, hint);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox box = new VBox(8, head, source);
        return box;
    }

    private Node function() {
        ComboBox<String> names = new ComboBox<>(model.functionNames());
        names.setId("bench-function");
        names.setEditable(true);
        names.setAccessibleText(Text.of("Function"));
        names.setPromptText(Text.of("Name of a function"));
        names.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(names, Priority.ALWAYS);
        names.getEditor().textProperty().bindBidirectional(model.function());
        Button list = new Button(Text.of("List"), Icons.of(Icon.REFRESH));
        list.setOnAction(event -> model.listFunctions());
        Label note = hint("");
        note.textProperty().bind(model.listNote());
        return new VBox(
                8,
                new HBox(8, names, list),
                note,
                hint(Text.of(
                        "It is called with the event that Firehose gives it. What it writes elsewhere, it writes.")));
    }

    private Node jar() {
        Label chosen = hint(Text.of("No jar chosen."));
        model.jar().subscribe(file -> chosen.setText(file == null ? Text.of("No jar chosen.") : file.toString()));
        Button choose = new Button(Text.of("Choose a jar…"), Icons.of(Icon.OPEN));
        choose.setId("bench-jar");
        choose.setOnAction(event -> {
            Path file = files.open(
                    getScene() == null ? null : getScene().getWindow(),
                    Text.of("A jar or zip with a handler"),
                    Text.of("Java archives"),
                    List.of("*.jar", "*.zip"));
            if (file != null) {
                model.jar().set(file);
            }
        });
        TextField handler =
                field("bench-handler", Text.of("Handler"), "com.example.Handler::handleRequest", model.handler());
        VBox box = new VBox(8, choose, chosen, handler);
        if (model.atAws()) {
            box.getChildren()
                    .add(field(
                            "bench-role",
                            Text.of("Role of the function"),
                            "arn:aws:iam::123456789012:role/name",
                            model.role()));
        }
        box.getChildren().add(hint(Text.of("It becomes a function of runtime java21 when it is run.")));
        return box;
    }

    private static VBox withHint(TextArea area, String hint) {
        return new VBox(8, area, hint(hint));
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }

    private static TextArea area(String id, String name, String prompt, StringProperty text, int rows) {
        TextArea area = new TextArea();
        area.setId(id);
        area.getStyleClass().addAll("mono", "bench-code");
        area.setAccessibleText(name);
        area.setPromptText(prompt);
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        area.textProperty().bindBidirectional(text);
        return area;
    }

    private static TextField field(String id, String name, String prompt, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(text);
        return field;
    }
}
