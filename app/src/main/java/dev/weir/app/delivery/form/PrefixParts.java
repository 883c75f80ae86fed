package dev.weir.app.delivery.form;

import dev.weir.app.text.Text;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Builds a prefix from parts: each button puts one at its end. */
final class PrefixParts extends FlowPane {

    private static List<Map.Entry<String, String>> times() {
        return List.of(
                Map.entry(Text.of("Hour path"), "!{timestamp:yyyy/MM/dd/HH}/"),
                Map.entry(Text.of("Day path"), "!{timestamp:yyyy/MM/dd}/"),
                Map.entry(Text.of("Hive date"), "dt=!{timestamp:yyyy-MM-dd}/"),
                Map.entry(
                        Text.of("Hive hour"),
                        "year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/"),
                Map.entry(Text.of("Random"), "!{firehose:random-string}/"));
    }

    PrefixParts(DeliveryFormModel model) {
        super(8, 8);
        Label add = new Label(Text.of("Add"));
        add.getStyleClass().addAll("muted", "small");
        getChildren().add(add);
        times().forEach(part -> getChildren().add(button(model, part.getKey(), part.getValue())));
        Button shard = button(model, Text.of("Shard"), "!{firehose:shard-id}/");
        Button key = button(model, Text.of("Partition key"), "");
        key.setOnAction(event -> {
            model.draft().flag(Flag.PARTITION).set(true);
            append(model, "customer=!{partitionKeyFromQuery:customer}/");
        });
        key.setTooltip(new Tooltip(Text.of("Switches dynamic partitioning on")));
        getChildren().addAll(shard, key);
        for (Button one : List.of(shard, key)) {
            one.managedProperty().bind(one.visibleProperty());
        }
        model.draft().flag(Flag.FROM_STREAM).subscribe(shard::setVisible);
        model.draft().type().subscribe(type -> key.setVisible(model.draft().isS3()));
    }

    private static Button button(DeliveryFormModel model, String name, String part) {
        Button button = new Button(name);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(part));
        button.setAccessibleText(Text.of("Add to the prefix: {0}", name));
        button.setOnAction(event -> append(model, part));
        return button;
    }

    private static void append(DeliveryFormModel model, String part) {
        String prefix = model.draft().get(Field.PREFIX);
        if (!prefix.contains(part)) {
            model.draft().set(Field.PREFIX, prefix + (prefix.isEmpty() || prefix.endsWith("/") ? "" : "/") + part);
        }
    }
}
