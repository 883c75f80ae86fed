package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** What a person fills in to make or change a delivery stream. JavaFX thread only. */
final class DeliveryDraft {

    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final Map<Flag, BooleanProperty> flags = new EnumMap<>(Flag.class);
    private final Map<Amount, IntegerProperty> amounts = new EnumMap<>(Amount.class);
    private final ObjectProperty<DestinationType> type = new SimpleObjectProperty<>(DestinationType.S3);
    private final ObjectProperty<CompressionFormat> compression =
            new SimpleObjectProperty<>(CompressionFormat.UNCOMPRESSED);
    private final ObjectProperty<Parting> parting = new SimpleObjectProperty<>(Parting.NONE);
    private final ObjectProperty<ColumnFormat> format = new SimpleObjectProperty<>(ColumnFormat.PARQUET);
    private final ObjectProperty<@Nullable String> sourceArn = new SimpleObjectProperty<>();
    private @Nullable CreateDeliveryStreamRequest base;

    DeliveryDraft() {
        for (Field text : Field.values()) {
            texts.put(text, new SimpleStringProperty(text.first()));
        }
        for (Flag flag : Flag.values()) {
            flags.put(flag, new SimpleBooleanProperty(flag.first()));
        }
        for (Amount amount : Amount.values()) {
            amounts.put(amount, new SimpleIntegerProperty(amount.first()));
        }
    }

    StringProperty text(Field text) {
        return known(texts.get(text));
    }

    BooleanProperty flag(Flag flag) {
        return known(flags.get(flag));
    }

    IntegerProperty amount(Amount amount) {
        return known(amounts.get(amount));
    }

    private static <T> T known(@Nullable T property) {
        if (property == null) {
            throw new IllegalStateException("Every field of the form has a property");
        }
        return property;
    }

    /** A text as it is, without blanks around it. */
    String get(Field text) {
        return text(text).get().strip();
    }

    void set(Field text, @Nullable String value) {
        text(text).set(value == null ? "" : value);
    }

    boolean is(Flag flag) {
        return flag(flag).get();
    }

    int get(Amount amount) {
        return amount(amount).get();
    }

    ObjectProperty<DestinationType> type() {
        return type;
    }

    ObjectProperty<CompressionFormat> compression() {
        return compression;
    }

    ObjectProperty<Parting> parting() {
        return parting;
    }

    ObjectProperty<ColumnFormat> format() {
        return format;
    }

    /** The ARN of the stream that is read; null until it was looked up. */
    ObjectProperty<@Nullable String> sourceArn() {
        return sourceArn;
    }

    /** The delivery stream that is changed, as it is; what the form does not know of it stays. Null for a new one. */
    @Nullable CreateDeliveryStreamRequest base() {
        return base;
    }

    void setBase(CreateDeliveryStreamRequest request) {
        base = request;
    }

    boolean isS3() {
        return type.get() == DestinationType.S3;
    }

    /** Everything that can be filled in. */
    List<ObservableValue<?>> all() {
        List<ObservableValue<?>> all = new ArrayList<>();
        all.addAll(texts.values());
        all.addAll(flags.values());
        all.addAll(amounts.values());
        all.addAll(List.of(type, compression, parting, format, sourceArn));
        return all;
    }
}
