package dev.weir.app.records.details;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What the service says of a record. A value that does not fit is shortened in its middle; hovering shows it whole, a
 * click copies it. JavaFX thread only.
 */
public final class RecordFacts extends GridPane {

    private final ReadOnlyObjectProperty<ZoneId> zone;
    private final Consumer<String> say;
    private final Map<String, Button> values = new LinkedHashMap<>();
    private @Nullable TailedRecord record;

    public RecordFacts(ReadOnlyObjectProperty<ZoneId> zone, Consumer<String> say) {
        super(8, 2);
        this.zone = zone;
        this.say = say;
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(0);
        ColumnConstraints narrow = new ColumnConstraints();
        narrow.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().addAll(names, wide, narrow, narrow);
        fact("Arrival", 0, 0, 1);
        fact("Size", 0, 2, 1);
        fact("Partition key", 1, 0, 1);
        fact("Shard", 1, 2, 1);
        fact("Sequence number", 2, 0, 3);
        fact("Hash key", 3, 0, 3);
        zone.addListener((property, old, now) -> show(record));
    }

    private void fact(String name, int row, int column, int span) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Button value = new Button();
        value.getStyleClass().addAll("mono", "record-fact");
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        value.setMnemonicParsing(false);
        value.setMinWidth(0);
        value.setAlignment(Pos.CENTER_LEFT);
        value.setTooltip(new Tooltip());
        add(label, column, row);
        add(value, column + 1, row, span, 1);
        values.put(name, value);
    }

    /** Shows a record; null shows nothing. */
    public void show(@Nullable TailedRecord shown) {
        record = shown;
        if (shown == null) {
            return;
        }
        int bytes = shown.data().length;
        put("Arrival", Format.timeMillis(Instant.ofEpochMilli(shown.arrivalMillis()), zone.get()), null);
        put("Size", Format.bytes(bytes), "%s bytes".formatted(Format.count(bytes)));
        put("Partition key", shown.partitionKey(), null);
        String shard = shown.shardId();
        put("Shard", shard.startsWith("shardId-") ? shard.replaceFirst("^shardId-0*(?=\\d)", "") : shard, shard);
        put("Sequence number", shown.sequenceNumber(), null);
        put("Hash key", shown.hashKey().toString(), shown.hashKey() + ", the MD5 of the partition key");
    }

    /** @param hover what hovering shows, or null for the text itself */
    private void put(String name, String text, @Nullable String hover) {
        Button value = values.get(name);
        if (value == null) {
            return;
        }
        value.setText(text);
        value.getTooltip().setText((hover == null ? text : hover) + "\nClick to copy");
        value.setAccessibleText(name + ": " + (hover == null ? text : hover));
        String copied = name.equals("Shard") && hover != null ? hover : text;
        value.setOnAction(event -> {
            Clip.put(copied);
            say.accept("The " + name.toLowerCase(Locale.ROOT) + " is on the clipboard.");
        });
    }
}
