package dev.weir.app.records;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.details.CompareMenu;
import dev.weir.app.records.details.CompareView;
import dev.weir.app.records.details.CopyMenu;
import dev.weir.app.records.details.FieldTree;
import dev.weir.app.records.details.HexView;
import dev.weir.app.records.details.LayerStrip;
import dev.weir.app.records.details.PartChooser;
import dev.weir.app.records.details.RecordFacts;
import dev.weir.app.records.details.WhyView;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.xray.CompareModel;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.records.xray.XrayModel.View;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All about the chosen record: what the service says of it, and what its bytes are, layer by layer. JavaFX thread only. */
final class RecordDetails extends VBox {

    private static final int LARGE = 256 << 10;

    private final XrayModel model;
    private final FileQuestion files;
    private final RecordFacts facts;
    private final Map<View, ToggleButton> views = new EnumMap<>(View.class);
    private final ToggleGroup viewGroup = new ToggleGroup();
    private final Label note = new Label();
    private final CodeView code = new CodeView();
    private final FieldTree tree;
    private final HexView hex;
    private final WhyView why;
    private final CompareModel compare;
    private final CompareView comparison;
    private final SplitPane treeAndBytes = new SplitPane();
    private final StackPane body = new StackPane();

    /** @param streamName the stream that the records shown are of */
    RecordDetails(Workspace workspace, Supplier<@Nullable String> streamName, FileQuestion files) {
        super(8);
        this.files = files;
        this.model = new XrayModel(workspace, streamName);
        this.facts = new RecordFacts(workspace.zone(), workspace::say);
        this.tree = new FieldTree(model);
        this.hex = new HexView(model);
        this.why = new WhyView(model);
        this.compare = new CompareModel(workspace, model);
        this.comparison = new CompareView(compare);
        getStyleClass().add("record-details");
        note.getStyleClass().addAll("muted", "small", "layer-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setMaxHeight(80);
        treeAndBytes.setOrientation(Orientation.VERTICAL);
        treeAndBytes.setDividerPositions(0.62);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren()
                .addAll(
                        facts,
                        new LayerStrip(model, this::giveSchema),
                        new PartChooser(model),
                        toolbar(workspace, streamName),
                        note,
                        body);
        model.layer().addListener((property, old, now) -> layer(now));
        model.view().addListener((property, old, now) -> body());
        model.text().addListener((property, old, now) -> text(now));
        compare.comparison().addListener((property, old, now) -> body());
        model.failure().addListener((property, old, now) -> failed(now));
    }

    /** Shows a record. */
    void show(TailedRecord chosen) {
        facts.show(chosen);
        model.show(chosen);
    }

    /** No record that was shown before can be compared with any more. */
    void forget() {
        compare.forget();
        model.forgetBefore();
    }

    private FlowPane toolbar(Workspace workspace, Supplier<@Nullable String> streamName) {
        HBox toggles = new HBox();
        for (View view : View.values()) {
            ToggleButton button = new ToggleButton(
                    switch (view) {
                        case TREE -> Text.of("Tree");
                        case TEXT -> Text.of("Text");
                        case HEX -> Text.of("Hex");
                        case WHY -> Text.of("Why");
                    });
            button.setId("view-" + view.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(viewGroup);
            button.getStyleClass()
                    .addAll("small", view == View.TREE ? "left-pill" : view == View.WHY ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                compare.end();
                model.view().set(view);
                body();
            });
            views.put(view, button);
            toggles.getChildren().add(button);
        }
        Button journey = new Button(Text.of("Journey"), Icons.of(Icon.ROUTE));
        journey.setId("record-journey");
        journey.setTooltip(new Tooltip(Text.of("Follow this record to the object that holds it")));
        journey.setOnAction(event -> {
            TailedRecord record = model.record().get();
            String stream = streamName.get();
            if (record != null && stream != null) {
                workspace.open(new Place.Journey(stream, record.shardId(), record.sequenceNumber()));
            }
        });
        // In a narrow window what is done with the record stands below how it is looked at.
        return new FlowPane(
                8,
                8,
                toggles,
                new HBox(8, new CompareMenu(compare, model), new CopyMenu(workspace, model, files), journey));
    }

    private void giveSchema() {
        Path file = files.open(
                getScene() == null ? null : getScene().getWindow(),
                Text.of("Give a schema"),
                Text.of("Avro schemas and descriptor sets"),
                List.of("*.avsc", "*.json", "*.desc", "*.pb", "*.protoset", "*.bin"));
        if (file != null) {
            model.giveSchema(file);
        }
    }

    private void layer(@Nullable Layer layer) {
        if (layer == null) {
            note.setText(Text.of("Looking through the record…"));
            if (large()) {
                body();
            }
            return;
        }
        note.setText(layer.says());
        views.forEach((view, button) ->
                button.setDisable(view == View.TREE && layer.decoded().tree() == null));
        body();
    }

    /** A large record shows its bytes while it is looked through; a small one is done before the eye sees it. */
    private boolean large() {
        TailedRecord shown = model.record().get();
        return shown != null && shown.data().length > LARGE;
    }

    private void failed(@Nullable Failure failure) {
        if (failure != null) {
            note.setText(failure.what() + " " + failure.advice());
        }
    }

    private void text(@Nullable CodeText text) {
        if (text == null) {
            return;
        }
        code.show(text);
        Layer layer = model.layer().get();
        if (layer != null) {
            note.setText(text.note() == null ? layer.says() : layer.says() + " " + text.note());
        }
    }

    /** Shows the view that is wished, or the one that comes nearest where the layer has no such. */
    private void body() {
        if (compare.comparison().get() != null) {
            viewGroup.selectToggle(null);
            body.getChildren().setAll(comparison);
            return;
        }
        Layer layer = model.layer().get();
        View view = model.view().get();
        if (layer == null || (view == View.TREE && layer.decoded().tree() == null)) {
            view = layer != null && layer.kind() != Kind.HEX ? View.TEXT : View.HEX;
        }
        viewGroup.selectToggle(views.get(view));
        Node shown = switch (view) {
            case TREE -> treeAndBytes;
            case TEXT -> code;
            case HEX -> hex;
            case WHY -> why;
        };
        if (view == View.TREE && !treeAndBytes.getItems().contains(hex)) {
            body.getChildren().clear();
            treeAndBytes.getItems().setAll(tree, hex);
            treeAndBytes.setDividerPositions(0.62);
        } else if (view == View.HEX) {
            treeAndBytes.getItems().clear();
        }
        body.getChildren().setAll(shown);
    }
}
