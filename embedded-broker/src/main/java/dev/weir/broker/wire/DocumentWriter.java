package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes any SDK model object as a document. Members that are not set are left out. Not thread-safe. */
final class DocumentWriter {

    private final JsonGenerator out;
    private final Dialect dialect;

    DocumentWriter(JsonGenerator out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    void write(SdkPojo pojo) throws IOException {
        out.writeStartObject();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isSet(value)) {
                out.writeFieldName(field.locationName());
                writeValue(value);
            }
        }
        out.writeEndObject();
    }

    /** Whether somebody set a value: the model objects give lists and maps of a class of their own for unset ones. */
    static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private void writeValue(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case SdkBytes bytes -> dialect.writeBytes(out, bytes);
            case SdkPojo pojo -> write(pojo);
            case Instant instant -> dialect.writeInstant(out, instant);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Float number -> out.writeNumber(number);
            case Short number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case Boolean truth -> out.writeBoolean(truth);
            case List<?> list -> writeList(list);
            case Map<?, ?> map -> writeMap(map);
            default -> throw new IllegalArgumentException("No wire form for " + value.getClass());
        }
    }

    private void writeList(List<?> list) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            writeValue(element);
        }
        out.writeEndArray();
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        writeMembers(map);
        out.writeEndObject();
    }

    /** Writes members into an object that is already begun. */
    void writeMembers(Map<?, ?> members) throws IOException {
        for (Map.Entry<?, ?> entry : members.entrySet()) {
            out.writeFieldName(String.valueOf(entry.getKey()));
            writeValue(entry.getValue());
        }
    }
}
