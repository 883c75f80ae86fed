package dev.weir.app.transform;

import dev.weir.app.fx.Failure;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the records on the bench come from. JavaFX thread only. */
final class RecordsPane extends VBox {

    private final RecordsModel model;
    private final StreamPicker picker;
    private final Label says = new Label();

    RecordsPane(Workspace workspace, RecordsModel model) {
        super(8);
        this.model = model;
        Label title = new Label(Text.of("Records"));
        title.getStyleClass().add("page-subheading");
        picker = new StreamPicker(workspace, name -> {
            model.streamName().set(name);
            model.takeNewest();
        });
        picker.setId("bench-stream");
        picker.setMaxWidth(220);
        model.streamName().subscribe(name -> picker.choose(name.isBlank() ? null : name));
        TextField count = new TextField(Integer.toString(model.wanted()));
        count.setId("bench-count");
        count.setAccessibleText(Text.of("How many of the newest records"));
        count.setPrefColumnCount(4);
        count.textProperty().subscribe(text -> {
            if (text.matches("[0-9]{1,4}")) {
                model.wanted(Integer.parseInt(text));
            }
        });
        Button take = new Button(Text.of("Get newest"), Icons.of(Icon.REFRESH));
        take.setId("bench-take");
        take.setOnAction(event -> model.takeNewest());
        take.disableProperty().bind(model.streamName().isEmpty().or(model.loading()));
        FlowPane line = new FlowPane(8, 8, picker, count, take);
        line.setAlignment(Pos.CENTER_LEFT);
        TextArea pasted = new TextArea();
        pasted.setId("bench-pasted");
        pasted.getStyleClass().add("mono");
        pasted.setAccessibleText(Text.of("Pasted records"));
        pasted.setPromptText(Text.of("Or paste records here: JSON values, or one a line."));
        pasted.setPrefRowCount(3);
        pasted.setMinHeight(64);
        pasted.textProperty().bindBidirectional(model.pasted());
        says.setId("bench-says");
        says.getStyleClass().addAll("muted", "small");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(title, line, pasted, says);
        model.records().addListener((ListChangeListener<BenchRecord>) change -> look());
        model.loading().subscribe(this::look);
        model.failure().subscribe(this::look);
        look();
    }

    private void look() {
        Failure failure = model.failure().get();
        int count = model.records().size();
        if (failure != null) {
            says.setText(failure.what() + " " + failure.advice());
        } else if (model.loading().get()) {
            says.setText(Text.of("Reading…"));
        } else if (count == 0) {
            says.setText(
                    model.streamName().get().isBlank()
                            ? Text.of("No records on the bench yet.")
                            : Text.of("This stream has no records that could be read."));
        } else {
            says.setText(
                    model.streamArn() == null
                            ? Text.count(
                                    count,
                                    "{0} record on the bench, as they were pasted.",
                                    "{0} records on the bench, as they were pasted.")
                            : Text.count(
                                    count,
                                    "{0} record on the bench, the newest of {1}.",
                                    "{0} records on the bench, the newest of {1}.",
                                    model.streamName().get()));
        }
    }
}
