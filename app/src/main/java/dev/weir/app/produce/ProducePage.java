package dev.weir.app.produce;

import dev.weir.app.fx.Failure;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Produce page: puts records into a stream, one by hand or many by a generator. JavaFX thread only. */
public final class ProducePage implements Page {

    private static final String PART = "produce.part";

    private final Workspace workspace;
    private final ProduceModel model;
    private final GeneratorModel generator;
    private final OneRecordPane one;
    private final GeneratorPane many;
    private final VBox content = new VBox(16);
    private final StackPane body = new StackPane();
    private final StreamPicker picker;
    private final Label trouble = new Label();
    private final ToggleGroup parts = new ToggleGroup();

    public ProducePage(Workspace workspace) {
        this(workspace, FileQuestion.OF_THE_SYSTEM);
    }

    ProducePage(Workspace workspace, FileQuestion files) {
        this.workspace = workspace;
        this.model = new ProduceModel(workspace);
        this.generator = new GeneratorModel(workspace, model);
        this.picker = new StreamPicker(workspace, name -> workspace.open(new Place.Produce(name)));
        this.one = new OneRecordPane(workspace, new OneRecordModel(workspace, model), model, files);
        this.many = new GeneratorPane(workspace, generator, model);
        content.getStyleClass().addAll("page", "produce-page");
        trouble.getStyleClass().add("form-problem");
        trouble.setWrapText(true);
        trouble.managedProperty().bind(trouble.visibleProperty());
        VBox.setVgrow(body, Priority.ALWAYS);
        content.getChildren().addAll(heading(), trouble, body);
        model.streamName().subscribe(picker::choose);
        model.failure().subscribe(this::say);
        generator.look();
    }

    private WrappingRow heading() {
        Label title = new Label(Text.of("Produce"));
        title.getStyleClass().add("page-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        picker.setId("produce-stream");
        ToggleButton single = part(Text.of("One record"), "produce-one", "left-pill", one);
        ToggleButton generated = part(Text.of("Generator"), "produce-generator", "right-pill", many);
        parts.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                parts.selectToggle(before);
            } else {
                workspace.memory().remember(PART, now.equals(generated) ? "generator" : "one");
                body.getChildren().setAll((Node) now.getUserData());
            }
        });
        parts.selectToggle("generator".equals(workspace.memory().recall(PART)) ? generated : single);
        Button records = new Button(Text.of("Records"), Icons.of(Icon.RECORDS));
        records.setId("produce-records");
        records.setTooltip(new Tooltip(Text.of("See what arrives in this stream")));
        records.setOnAction(
                event -> workspace.open(new Place.Records(model.streamName().get(), null)));
        records.disableProperty().bind(model.streamName().isNull());
        return new WrappingRow(16, title, picker, new HBox(single, generated), WrappingRow.space(), records);
    }

    private ToggleButton part(String text, String id, String style, Node node) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add(style);
        button.setToggleGroup(parts);
        button.setUserData(node);
        return button;
    }

    private void say(@Nullable Failure failure) {
        trouble.setVisible(failure != null);
        trouble.setText(
                failure == null
                        ? ""
                        : Text.of(
                                "{0} {1} Which shard a record will hit is not known.",
                                failure.what(), failure.advice()));
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Produce(String stream) && stream != null) {
            model.choose(stream);
        }
    }

    @Override
    public void shown() {
        model.refresh();
        many.shown();
    }

    @Override
    public void hidden() {
        many.hidden();
    }
}
