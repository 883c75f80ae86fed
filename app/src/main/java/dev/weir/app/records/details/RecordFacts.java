package dev.weir.app.records.details;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
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
    private final Map<Fact, Button> values = new EnumMap<>(Fact.class);
    private @Nullable TailedRecord record;

    private enum Fact {
        ARRIVAL,
        SIZE,
        PARTITION_KEY,
        SHARD,
        SEQUENCE_NUMBER,
        HASH_KEY;

        String text() {
            return switch (this) {
                case ARRIVAL -> Text.of("Arrival");
                case SIZE -> Text.of("Size");
                case PARTITION_KEY -> Text.of("Partition key");
                case SHARD -> Text.of("Shard");
                case SEQUENCE_NUMBER -> Text.of("Sequence number");
                case HASH_KEY -> Text.of("Hash key");
            };
        }

        String copied() {
            return switch (this) {
                case ARRIVAL -> Text.of("The arrival is on the clipboard.");
                case SIZE -> Text.of("The size is on the clipboard.");
                case PARTITION_KEY -> Text.of("The partition key is on the clipboard.");
                case SHARD -> Text.of("The shard is on the clipboard.");
                case SEQUENCE_NUMBER -> Text.of("The sequence number is on the clipboard.");
                case HASH_KEY -> Text.of("The hash key is on the clipboard.");
            };
        }
    }

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
        fact(Fact.ARRIVAL, 0, 0, 1);
        fact(Fact.SIZE, 0, 2, 1);
        fact(Fact.PARTITION_KEY, 1, 0, 1);
        fact(Fact.SHARD, 1, 2, 1);
        fact(Fact.SEQUENCE_NUMBER, 2, 0, 3);
        fact(Fact.HASH_KEY, 3, 0, 3);
        zone.addListener((property, old, now) -> show(record));
    }

    private void fact(Fact fact, int row, int column, int span) {
        Label label = new Label(fact.text());
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
        values.put(fact, value);
    }

    /** Shows a record; null shows nothing. */
    public void show(@Nullable TailedRecord shown) {
        record = shown;
        if (shown == null) {
            return;
        }
        int bytes = shown.data().length;
        put(Fact.ARRIVAL, Format.timeMillis(Instant.ofEpochMilli(shown.arrivalMillis()), zone.get()), null);
        put(Fact.SIZE, Format.bytes(bytes), Text.of("{0} bytes", Format.count(bytes)));
        put(Fact.PARTITION_KEY, shown.partitionKey(), null);
        String shard = shown.shardId();
        put(Fact.SHARD, shard.startsWith("shardId-") ? shard.replaceFirst("^shardId-0*(?=\\d)", "") : shard, shard);
        put(Fact.SEQUENCE_NUMBER, shown.sequenceNumber(), null);
        put(Fact.HASH_KEY, shown.hashKey().toString(), Text.of("{0}, the MD5 of the partition key", shown.hashKey()));
    }

    /** @param hover what hovering shows, or null for the text itself */
    private void put(Fact fact, String text, @Nullable String hover) {
        Button value = values.get(fact);
        if (value == null) {
            return;
        }
        value.setText(text);
        value.getTooltip().setText(Text.of("{0}\nClick to copy", hover == null ? text : hover));
        value.setAccessibleText(fact.text() + ": " + (hover == null ? text : hover));
        String copied = fact == Fact.SHARD && hover != null ? hover : text;
        value.setOnAction(event -> {
            Clip.put(copied);
            say.accept(fact.copied());
        });
    }
}
