package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import dev.weir.app.streams.configuration.Advice;
import dev.weir.app.text.Text;
import dev.weir.charts.Sparkline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The ages of what was last read, with the reasons for which they can mislead beside them. */
final class AgesPane extends VBox {

    private static final int MOST_LINES = 5;

    private final ReaderAges model;
    private final VBox lines = new VBox(4);
    private final Label note = new Label();
    private final Map<String, Sparkline> sparks = new HashMap<>();

    AgesPane(ReaderAges model) {
        super(8);
        this.model = model;
        getStyleClass().add("ages");
        setMinWidth(400);
        setPrefWidth(460);
        setMaxWidth(520);
        Label heading = new Label(Text.of("Iterator age"));
        heading.getStyleClass().add("page-subheading");
        Label warning = new Label(Text.of(
                        "It is the age of what was last read, not of what waits. Nobody reading shows nothing, not a large age. All"
                                + " that poll are mixed into one number, the slowest call's. An idle shard shows 0.")
                + " "
                + (model.periodSeconds() == 1
                        ? Text.of("AWS counts each minute and tells it about two minutes late; here it is each second.")
                        : Text.of("It is counted each minute and told about two minutes late.")));
        warning.getStyleClass().addAll("small", "muted");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("small", "muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren().addAll(heading, lines, note, warning);
        model.ages().subscribe(this::show);
        model.failure().subscribe(failure -> say());
    }

    private void show(List<ReaderAge> ages) {
        lines.getChildren().clear();
        List<ReaderAge> shown = ages.stream().limit(MOST_LINES).toList();
        sparks.keySet().retainAll(shown.stream().map(ReaderAge::reader).toList());
        shown.forEach(age -> lines.getChildren().add(line(age)));
        say();
    }

    private HBox line(ReaderAge age) {
        Label name = new Label(age.reader().isEmpty() ? Text.of("Polling (GetRecords)") : age.reader());
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip(
                age.reader().isEmpty()
                        ? Text.of("GetRecords.IteratorAgeMilliseconds, the largest of the period")
                        : Text.of(
                                "SubscribeToShardEvent.MillisBehindLatest of {0}, the largest of the period",
                                age.reader())));
        name.setMinWidth(0);
        name.setPrefWidth(150);
        Label figure = new Label(Double.isNaN(age.millis()) ? Text.of("nobody reads") : Spans.of(age.millis() / 1000));
        figure.getStyleClass().addAll("mono", "medium");
        figure.setMinWidth(104);
        figure.setAlignment(Pos.CENTER_RIGHT);
        Sparkline spark = sparks.computeIfAbsent(age.reader(), reader -> new Sparkline(ReaderAges.KEPT));
        spark.clear();
        age.recent().forEach(spark::add);
        HBox.setHgrow(spark, Priority.ALWAYS);
        spark.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, name, figure, spark);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void say() {
        Failure failure = model.failure().get();
        int more = model.ages().get().size() - MOST_LINES;
        if (failure != null) {
            note.setText(Advice.words(failure));
        } else {
            note.setText(more > 0 ? Text.of("{0} more consumers are not shown here.", more) : "");
        }
    }
}
