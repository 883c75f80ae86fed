package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
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
        Section section =
                new Section(Text.of("Destination"), types, endpoint(model), bucket(workspace, model), role(model));
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
                        Row.text(model, Field.URL, "URL", "https://collector.example.com/records", ""),
                        Row.secret(
                                model,
                                Field.ACCESS_KEY,
                                Text.of("Access key"),
                                Text.of("Sent with each request, if there is one.")),
                        Row.check(
                                model.draft().flag(Flag.GZIP_REQUESTS),
                                "delivery-gzip-requests",
                                Text.of("Compress requests with gzip"),
                                Text.of("Less traffic; the endpoint must take Content-Encoding: gzip.")));
            case SPLUNK ->
                List.of(
                        Row.text(
                                model,
                                Field.HEC_ENDPOINT,
                                Text.of("HTTP event collector"),
                                "https://hec.example.com:8088",
                                ""),
                        Row.secret(model, Field.HEC_TOKEN, Text.of("Token"), ""));
            case OPENSEARCH ->
                List.of(
                        Row.text(
                                model,
                                Field.SEARCH_ENDPOINT,
                                Text.of("Endpoint or domain"),
                                "https://search.example.com",
                                Text.of("A URL, or the ARN of a domain of Amazon OpenSearch Service.")),
                        Row.text(
                                model,
                                Field.INDEX,
                                Text.of("Index"),
                                "orders",
                                Text.of("A document a record; records are JSON objects.")));
            case REDSHIFT ->
                List.of(
                        Row.text(
                                model,
                                Field.JDBC_URL,
                                Text.of("Cluster"),
                                "jdbc:redshift://cluster.example.com:5439/dev",
                                Text.of("Records are put into the bucket and copied from there.")),
                        Row.text(model, Field.USER, Text.of("User"), "firehose", ""),
                        Row.secret(model, Field.PASSWORD, Text.of("Password"), ""),
                        Row.text(model, Field.DATA_TABLE, Text.of("Table"), "public.orders", ""),
                        Row.text(
                                model,
                                Field.COLUMNS,
                                Text.of("Columns"),
                                "id, customer, amount",
                                Text.of("All of the table if empty.")),
                        Row.text(
                                model,
                                Field.COPY_OPTIONS,
                                Text.of("COPY options"),
                                "json 'auto'",
                                Text.of("As COPY takes them.")));
            default -> List.of();
        };
    }

    private static Node bucket(Workspace workspace, DeliveryFormModel model) {
        Row row = Row.text(model, Field.BUCKET, Text.of("Bucket"), "my-deliveries", "");
        model.draft().type().subscribe(type -> {
            if (row.getChildren().getFirst() instanceof Label label) {
                label.setText(
                        switch (type) {
                            case S3 -> Text.of("Bucket");
                            case REDSHIFT -> Text.of("Bucket that the table is loaded from");
                            default -> Text.of("Bucket for what is not taken");
                        });
            }
        });
        Label state = new Label();
        state.getStyleClass().add("small");
        state.setWrapText(true);
        Button create = new Button(Text.of("Create it"), Icons.of(Icon.ADD));
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
                        case THERE -> Text.of("The bucket is there.");
                        case MISSING ->
                            failure == null
                                    ? Text.of("There is no bucket of this name yet.")
                                    : failure.what() + " " + failure.advice();
                        case UNASKED ->
                            failure == null ? "" : Text.of("Not checked: {0}", failure.what() + " " + failure.advice());
                    });
            state.getStyleClass().removeAll("muted", "form-problem");
            state.getStyleClass().add(now == BucketCheck.State.MISSING ? "form-problem" : "muted");
            guarded.setVisible(now == BucketCheck.State.MISSING);
        };
        model.bucket().state().subscribe(say);
        model.bucket().failure().subscribe(say);
        say.run();
        HBox line = new HBox(8, state, guarded);
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(state.textProperty().isNotEmpty());
        line.visibleProperty().bind(line.managedProperty());
        return new VBox(4, row, line);
    }

    private static Node role(DeliveryFormModel model) {
        return Row.text(
                model,
                Field.ROLE,
                Text.of("Role"),
                "arn:aws:iam::123456789012:role/firehose",
                Text.of("Firehose acts with it: it may write the bucket, and read the source and what else is used."));
    }

    private static List<Node> prefixes(DeliveryFormModel model) {
        Row prefix = Row.text(
                model,
                Field.PREFIX,
                Text.of("Prefix"),
                "orders/!{timestamp:yyyy/MM/dd/HH}/",
                Text.of("What keys begin with. The preview shows what it makes."));
        Row errors = Row.text(
                model,
                Field.ERROR_PREFIX,
                Text.of("Error prefix"),
                "errors/!{firehose:error-output-type}/",
                Text.of("Where records go that could not be processed or delivered, each with its reason."));
        ComboBox<String> zones =
                new ComboBox<>(FXCollections.observableArrayList(new TreeSet<>(ZoneId.getAvailableZoneIds())));
        zones.setId("delivery-time-zone");
        zones.setEditable(true);
        zones.setAccessibleText(Text.of("Time zone"));
        zones.getEditor().textProperty().bindBidirectional(model.draft().text(Field.TIME_ZONE));
        ComboBox<CompressionFormat> compression = new ComboBox<>(FXCollections.observableArrayList(
                CompressionFormat.UNCOMPRESSED,
                CompressionFormat.GZIP,
                CompressionFormat.ZIP,
                CompressionFormat.SNAPPY,
                CompressionFormat.HADOOP_SNAPPY));
        compression.setId("delivery-compression");
        compression.setAccessibleText(Text.of("Compression"));
        compression.valueProperty().bindBidirectional(model.draft().compression());
        Row extension = Row.text(model, Field.EXTENSION, Text.of("Extension"), ".json", "");
        FlowPane line = new FlowPane(
                16,
                12,
                Row.of(Text.of("Time zone"), zones, ""),
                Row.of(Text.of("Compression"), compression, ""),
                extension);
        model.draft().type().subscribe(type -> {
            boolean s3 = type == DestinationType.S3;
            extension.setVisible(s3);
            zones.setDisable(!s3);
        });
        return List.of(prefix, new PrefixParts(model), errors, line);
    }
}
