package dev.weir.app.delivery.form;

import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is done with records on their way, in the order in which the service does it. */
final class StepsSection {

    private StepsSection() {}

    static Node of(Workspace workspace, DeliveryFormModel model) {
        DeliveryDraft draft = model.draft();
        VBox decompress = Row.check(
                draft.flag(Flag.DECOMPRESS),
                "delivery-decompress",
                Text.of("Decompress what CloudWatch Logs sends"),
                Text.of("For subscriptions of log groups, whose records are gzip."));
        VBox extract = Row.check(
                draft.flag(Flag.EXTRACT_MESSAGES),
                "delivery-extract",
                Text.of("Keep the log messages only"),
                Text.of("Without their group, stream and time."));
        draft.flag(Flag.DECOMPRESS).subscribe(extract::setVisible);
        ComboBox<Parting> parting = new ComboBox<>(FXCollections.observableArrayList(Parting.values()));
        parting.setId("delivery-parting");
        parting.setAccessibleText(Text.of("How records are taken apart"));
        parting.valueProperty().bindBidirectional(draft.parting());
        Row delimiter = Row.text(model, Field.SUB_DELIMITER, Text.of("Delimiter"), "\\n", "");
        draft.parting().subscribe(how -> delimiter.setVisible(how == Parting.DELIMITED));
        FlowPane parts = new FlowPane(16, 12, Row.of(Text.of("Records hold"), parting, ""), delimiter);
        VBox lineEnds = Row.check(
                draft.flag(Flag.DELIMITER),
                "delivery-delimiter",
                Text.of("Put a new line after each record"),
                Text.of("So that an object is a file of lines: JSON Lines, CSV."));
        draft.flag(Flag.CONVERT).subscribe(on -> lineEnds.setVisible(!on));
        return new Section(
                Text.of("Steps"),
                decompress,
                extract,
                parts,
                transform(workspace, model),
                partitioning(model),
                conversion(model),
                lineEnds);
    }

    private static Node transform(Workspace workspace, DeliveryFormModel model) {
        VBox check = Row.check(
                model.draft().flag(Flag.LAMBDA),
                "delivery-lambda",
                Text.of("Transform with a Lambda function"),
                Text.of("It may change, drop or fail each record."));
        Row arn = Row.text(
                model,
                Field.LAMBDA_ARN,
                Text.of("Function"),
                "arn:aws:lambda:eu-central-1:123456789012:function:clean",
                Text.of("Its answer has every recordId once, with Ok, Dropped or ProcessingFailed."));
        Row seconds = Row.of(
                Text.of("It gets records at the latest after, s"),
                Row.amount(
                        model.draft().amount(Amount.LAMBDA_SECONDS),
                        "delivery-lambda-seconds",
                        Text.of("Seconds until the call")),
                "");
        Button bench = new Button(Text.of("Open the transform bench"));
        bench.setOnAction(event -> {
            String stream = model.draft().get(Field.SOURCE_STREAM);
            workspace.open(new Place.TransformBench(stream.isEmpty() ? null : stream));
        });
        HBox line = new HBox(16, seconds, bench);
        line.setAlignment(Pos.BOTTOM_LEFT);
        VBox details = new VBox(12, arn, line);
        details.getStyleClass().add("delivery-inner");
        return opened(model.draft(), Flag.LAMBDA, check, details);
    }

    private static Node partitioning(DeliveryFormModel model) {
        VBox check = Row.check(
                model.draft().flag(Flag.PARTITION),
                "delivery-partition",
                Text.of("Partition by what is in the records"),
                Text.of(
                        "Each partition has a buffer and objects of its own, below a prefix of its own; at most 500 at once."));
        Row query = Row.text(
                model,
                Field.QUERY,
                Text.of("Partition keys, a jq expression"),
                "{customer: .customer, country: .country}",
                Text.of(
                        "It makes an object; its members are !{partitionKeyFromQuery:…} in the prefix. Records must be JSON."));
        VBox details = new VBox(12, query);
        details.getStyleClass().add("delivery-inner");
        Node both = opened(model.draft(), Flag.PARTITION, check, details);
        model.draft().type().subscribe(type -> both.setVisible(model.draft().isS3()));
        return both;
    }

    private static Node conversion(DeliveryFormModel model) {
        VBox check = Row.check(
                model.draft().flag(Flag.CONVERT),
                "delivery-convert",
                Text.of("Convert JSON to a column format"),
                Text.of("With the columns of a table of Glue; what does not fit it fails."));
        ComboBox<ColumnFormat> format = new ComboBox<>(FXCollections.observableArrayList(ColumnFormat.values()));
        format.setId("delivery-format");
        format.setAccessibleText(Text.of("Column format"));
        format.valueProperty().bindBidirectional(model.draft().format());
        FlowPane line = new FlowPane(
                16,
                12,
                Row.of(Text.of("Format"), format, ""),
                Row.text(model, Field.DATABASE, Text.of("Glue database"), "analytics", ""),
                Row.text(model, Field.TABLE, Text.of("Glue table"), "orders", ""));
        VBox details = new VBox(12, line);
        details.getStyleClass().add("delivery-inner");
        Node both = opened(model.draft(), Flag.CONVERT, check, details);
        model.draft().type().subscribe(type -> both.setVisible(model.draft().isS3()));
        return both;
    }

    private static VBox opened(DeliveryDraft draft, Flag flag, Node check, VBox details) {
        details.managedProperty().bind(details.visibleProperty());
        draft.flag(flag).subscribe(details::setVisible);
        VBox both = new VBox(8, check, details);
        both.managedProperty().bind(both.visibleProperty());
        return both;
    }

    /** A label that is smaller than what it stands beside. */
    static Label unit(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
