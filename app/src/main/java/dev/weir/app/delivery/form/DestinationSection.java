package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/** Where records go: the type of destination, its address, and the bucket that each of them has. */
final class DestinationSection {

    private DestinationSection() {}

    static Node of(Workspace workspace, DeliveryFormModel model) {
        DeliveryDraft draft = model.draft();
        ToggleGroup group = new ToggleGroup();
        FlowPane types = new FlowPane(8, 8);
        for (DestinationType type : DestinationType.OFFERED) {
            ToggleButton button = new ToggleButton(type.words());
            button.setId("delivery-type-"
                    + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                // One is always chosen: pressing the chosen one changes nothing.
                button.setSelected(true);
                draft.type().set(type);
            });
            draft.type().subscribe(chosen -> button.setSelected(chosen == type));
            types.getChildren().add(button);
        }
        types.setDisable(model.editing() != null);
        Section section = new Section("Destination", types, endpoint(model), bucket(workspace, model), role(model));
        section.getChildren().addAll(prefixes(model));
        return section;
    }

    private static Node endpoint(DeliveryFormModel model) {
        VBox box = new VBox(12);
        box.managedProperty().bind(box.visibleProperty());
        model.draft().type().subscribe(type -> {
            box.getChildren().setAll(rows(model, type));
            box.setVisible(type != DestinationType.S3);
        });
        return box;
    }

    private static List<Node> rows(DeliveryFormModel model, DestinationType type) {
        return switch (type) {
            case HTTP_ENDPOINT ->
                List.of(
                        Row.text(model, Text.URL, "URL", "https://collector.example.com/records", ""),
                        Row.secret(model, Text.ACCESS_KEY, "Access key", "Sent with each request, if there is one."),
                        Row.check(
                                model.draft().flag(Flag.GZIP_REQUESTS),
                                "delivery-gzip-requests",
                                "Compress requests with gzip",
                                "Less traffic; the endpoint must take Content-Encoding: gzip."));
            case SPLUNK ->
                List.of(
                        Row.text(model, Text.HEC_ENDPOINT, "HTTP event collector", "https://hec.example.com:8088", ""),
                        Row.secret(model, Text.HEC_TOKEN, "Token", ""));
            case OPENSEARCH ->
                List.of(
                        Row.text(
                                model,
                                Text.SEARCH_ENDPOINT,
                                "Endpoint or domain",
                                "https://search.example.com",
                                "A URL, or the ARN of a domain of Amazon OpenSearch Service."),
                        Row.text(
                                model,
                                Text.INDEX,
                                "Index",
                                "orders",
                                "A document a record; records are JSON objects."));
            case REDSHIFT ->
                List.of(
                        Row.text(
                                model,
                                Text.JDBC_URL,
                                "Cluster",
                                "jdbc:redshift://cluster.example.com:5439/dev",
                                "Records are put into the bucket and copied from there."),
                        Row.text(model, Text.USER, "User", "firehose", ""),
                        Row.secret(model, Text.PASSWORD, "Password", ""),
                        Row.text(model, Text.DATA_TABLE, "Table", "public.orders", ""),
                        Row.text(model, Text.COLUMNS, "Columns", "id, customer, amount", "All of the table if empty."),
                        Row.text(model, Text.COPY_OPTIONS, "COPY options", "json 'auto'", "As COPY takes them."));
            default -> List.of();
        };
    }

    private static Node bucket(Workspace workspace, DeliveryFormModel model) {
        Row row = Row.text(model, Text.BUCKET, "Bucket", "my-deliveries", "");
        model.draft().type().subscribe(type -> {
            if (row.getChildren().getFirst() instanceof Label label) {
                label.setText(
                        switch (type) {
                            case S3 -> "Bucket";
                            case REDSHIFT -> "Bucket that the table is loaded from";
                            default -> "Bucket for what is not taken";
                        });
            }
        });
        Label state = new Label();
        state.getStyleClass().add("small");
        state.setWrapText(true);
        Button create = new Button("Create it", Icons.of(Icon.ADD));
        create.setId("delivery-bucket-create");
        create.setOnAction(event -> model.bucket().create());
        Guarded guarded = new Guarded(create, ReadOnly.reason(workspace));
        guarded.managedProperty().bind(guarded.visibleProperty());
        Runnable say = () -> {
            BucketCheck.State now = model.bucket().state().get();
            Failure failure = model.bucket().failure().get();
            state.setText(
                    switch (now) {
                        case UNKNOWN -> "";
                        case THERE -> "The bucket is there.";
                        case MISSING ->
                            failure == null
                                    ? "There is no bucket of this name yet."
                                    : failure.what() + " " + failure.advice();
                        case UNASKED ->
                            failure == null ? "" : "Not checked: " + failure.what() + " " + failure.advice();
                    });
            state.getStyleClass().removeAll("muted", "form-problem");
            state.getStyleClass().add(now == BucketCheck.State.MISSING ? "form-problem" : "muted");
            guarded.setVisible(now == BucketCheck.State.MISSING);
        };
        model.bucket().state().subscribe(say);
        model.bucket().failure().subscribe(say);
        HBox line = new HBox(8, state, guarded);
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(state.textProperty().isNotEmpty());
        return new VBox(4, row, line);
    }

    private static Node role(DeliveryFormModel model) {
        return Row.text(
                model,
                Text.ROLE,
                "Role",
                "arn:aws:iam::123456789012:role/firehose",
                "Firehose acts with it: it may write the bucket, and read the source and what else is used.");
    }

    private static List<Node> prefixes(DeliveryFormModel model) {
        Row prefix = Row.text(
                model,
                Text.PREFIX,
                "Prefix",
                "orders/!{timestamp:yyyy/MM/dd/HH}/",
                "What keys begin with. The preview shows what it makes.");
        Row errors = Row.text(
                model,
                Text.ERROR_PREFIX,
                "Error prefix",
                "errors/!{firehose:error-output-type}/",
                "Where records go that could not be processed or delivered, each with its reason.");
        ComboBox<String> zones =
                new ComboBox<>(FXCollections.observableArrayList(new TreeSet<>(ZoneId.getAvailableZoneIds())));
        zones.setId("delivery-time-zone");
        zones.setEditable(true);
        zones.setAccessibleText("Time zone");
        zones.getEditor().textProperty().bindBidirectional(model.draft().text(Text.TIME_ZONE));
        ComboBox<CompressionFormat> compression = new ComboBox<>(FXCollections.observableArrayList(
                CompressionFormat.UNCOMPRESSED,
                CompressionFormat.GZIP,
                CompressionFormat.ZIP,
                CompressionFormat.SNAPPY,
                CompressionFormat.HADOOP_SNAPPY));
        compression.setId("delivery-compression");
        compression.setAccessibleText("Compression");
        compression.valueProperty().bindBidirectional(model.draft().compression());
        Row extension = Row.text(model, Text.EXTENSION, "Extension", ".json", "");
        FlowPane line =
                new FlowPane(16, 12, Row.of("Time zone", zones, ""), Row.of("Compression", compression, ""), extension);
        model.draft().type().subscribe(type -> {
            boolean s3 = type == DestinationType.S3;
            extension.setVisible(s3);
            zones.setDisable(!s3);
        });
        return List.of(prefix, new PrefixParts(model), errors, line);
    }
}
