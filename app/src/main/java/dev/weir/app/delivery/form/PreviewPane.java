package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The keys that will be written, and what is wrong or unwise. */
final class PreviewPane extends ScrollPane {

    private final Workspace workspace;
    private final DeliveryFormModel model;
    private final Label when = new Label();
    private final Label key = mono("delivery-preview-key");
    private final Label errorKey = mono("delivery-preview-error-key");
    private final Label title = heading("");
    private final VBox written = new VBox(8);
    private final VBox wrong = new VBox(8);
    private final VBox unwise = new VBox(8);

    PreviewPane(Workspace workspace, DeliveryFormModel model) {
        this.workspace = workspace;
        this.model = model;
        getStyleClass().add("edge-to-edge");
        setFitToWidth(true);
        when.getStyleClass().addAll("muted", "small");
        when.setWrapText(true);
        written.getChildren().addAll(title, key, when);
        written.managedProperty().bind(written.visibleProperty());
        VBox parts =
                new VBox(16, written, new VBox(8, heading(Text.of("What fails goes to")), errorKey), wrong, unwise);
        parts.getStyleClass().add("delivery-preview");
        setContent(parts);
        model.settings().subscribe(settings -> show());
        model.draft().type().subscribe(type -> show());
        model.draft().flag(Flag.BACKUP).subscribe(on -> show());
        model.now().subscribe(time -> show());
        model.run().subscribe(run -> show());
        model.problems().subscribe(this::showProblems);
        model.advice().subscribe(this::showAdvice);
    }

    private void show() {
        SampleSettings settings = model.settings().get();
        DestinationType type = model.draft().type().get();
        title.setText(
                switch (type) {
                    case S3 -> Text.of("An object written now");
                    case REDSHIFT -> Text.of("An object that the table is loaded from");
                    default -> Text.of("An object of the backup written now");
                });
        // The others write objects only of what they keep besides.
        written.setVisible(type == DestinationType.S3
                || type == DestinationType.REDSHIFT
                || model.draft().is(Flag.BACKUP));
        if (!settings.hasPrefix()) {
            key.setText(Text.of("The prefix can't be read yet."));
            return;
        }
        SampleRun run = model.run().get();
        boolean sampled =
                run != null && !run.objects().isEmpty() && !settings.query().isEmpty();
        // Of a partitioned stream the first sample's object; its time is that of the last try, a moment ago.
        key.setText(
                sampled && run != null
                        ? run.objects().getFirst().key()
                        : settings.preview().key(model.now().get(), Map.of()));
        String time = Format.time(model.now().get(), workspace.zone().get());
        errorKey.setText(settings.preview().errorKey(model.now().get(), failureOf(type)));
        when.setText(
                sampled
                        ? Text.of(
                                "For a record that arrives at {0}, the first of the samples. The end of the name is random.",
                                time)
                        : Text.of("For a record that arrives at {0}. The end of the name is random.", time));
    }

    /** What the service calls records that such a destination did not take; of S3 those that a step failed. */
    private static String failureOf(DestinationType type) {
        return switch (type) {
            case HTTP_ENDPOINT -> "http-endpoint-failed";
            case SPLUNK -> "splunk-failed";
            case OPENSEARCH -> "AmazonOpenSearchService-failed";
            default -> "processing-failed";
        };
    }

    private void showProblems(List<Problem> problems) {
        wrong.getChildren().clear();
        if (!problems.isEmpty()) {
            wrong.getChildren()
                    .add(heading(problems.size() == 1 ? Text.of("One thing is missing") : Text.of("What is missing")));
            problems.forEach(problem -> wrong.getChildren().add(line(Icon.ERROR, "problem", problem.sentence())));
        }
        wrong.setVisible(!problems.isEmpty());
        wrong.setManaged(!problems.isEmpty());
    }

    private void showAdvice(List<String> sentences) {
        unwise.getChildren().clear();
        if (sentences.isEmpty()) {
            unwise.getChildren().add(line(Icon.CHECK_CIRCLE, "fine", Text.of("None of the usual mistakes.")));
        } else {
            unwise.getChildren().add(heading(Text.of("Worth a second look")));
            sentences.forEach(sentence -> unwise.getChildren().add(line(Icon.WARNING, "advice", sentence)));
        }
    }

    private static HBox line(Icon icon, String style, String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, Icons.of(icon), text);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("delivery-" + style);
        return line;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("medium");
        return label;
    }

    private static Label mono(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("mono", "delivery-key");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
