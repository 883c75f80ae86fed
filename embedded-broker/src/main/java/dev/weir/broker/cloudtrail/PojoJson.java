package dev.weir.broker.cloudtrail;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.call.Document;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Writes a request or an answer as CloudTrail does: members begin with a lowercase letter, what is unset is left out,
 * and blobs never appear. Lists are told by their first {@value #MAX_ELEMENTS} elements and, if there are more, a
 * {@code …Count} beside them; texts by their first {@value #MAX_TEXT} characters. This keeps an event to a few kilobytes, where CloudTrail's bound is 256.
 */
final class PojoJson {

    static final int MAX_ELEMENTS = 10;
    static final int MAX_TEXT = 1024;

    private PojoJson() {}

    /**
     * Writes an object, or null if nothing is set.
     *
     * @param newer members that the object's class lacks
     */
    static void write(
            JsonGenerator json, @Nullable SdkPojo pojo, Map<String, Object> newer, @Nullable Integer recordCount)
            throws IOException {
        if (pojo == null
                || (newer.isEmpty()
                        && pojo.sdkFields().stream().noneMatch(field -> isTold(field.getValueOrDefault(pojo))))) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        writeMembers(json, pojo);
        if (!(pojo instanceof Document)) {
            for (Map.Entry<String, Object> member : newer.entrySet()) {
                json.writeFieldName(memberName(member.getKey()));
                writeValue(
                        json, Secrets.isOne(member.getKey(), member.getValue()) ? Secrets.HIDDEN : member.getValue());
            }
        }
        if (recordCount != null) {
            json.writeNumberField("recordCount", recordCount);
        }
        json.writeEndObject();
    }

    private static void writeMembers(JsonGenerator json, SdkPojo pojo) throws IOException {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            String name = memberName(field.memberName());
            if (value instanceof SdkBytes || !isTold(value)) {
                continue;
            }
            if (Secrets.isOne(field.memberName(), value)) {
                json.writeStringField(name, Secrets.HIDDEN);
            } else if (value instanceof Collection<?> list) {
                writeList(json, name, list);
            } else {
                json.writeFieldName(name);
                writeValue(json, value);
            }
        }
    }

    private static void writeList(JsonGenerator json, String name, Collection<?> list) throws IOException {
        json.writeArrayFieldStart(name);
        int left = MAX_ELEMENTS;
        for (Object element : list) {
            if (left-- == 0) {
                break;
            }
            writeValue(json, element);
        }
        json.writeEndArray();
        if (list.size() > MAX_ELEMENTS) {
            json.writeNumberField(name + "Count", list.size());
        }
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case SdkBytes blob -> json.writeNull();
            case SdkPojo pojo -> {
                json.writeStartObject();
                writeMembers(json, pojo);
                json.writeEndObject();
            }
            case String text -> json.writeString(shortened(text));
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Instant instant -> json.writeString(EventJson.time(instant));
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    writeValue(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    writeValue(json, element);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    /** A text's beginning. */
    static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static boolean isTold(@Nullable Object value) {
        return value != null
                && !(value instanceof SdkBytes)
                && !(value instanceof SdkAutoConstructList<?>)
                && !(value instanceof SdkAutoConstructMap<?, ?>);
    }

    /** {@code StreamName} becomes {@code streamName}, {@code StreamARN} {@code streamARN}; a bucket is named as S3 does. */
    private static String memberName(String modelName) {
        return modelName.equals("Bucket")
                ? "bucketName"
                : modelName.substring(0, 1).toLowerCase(Locale.ROOT) + modelName.substring(1);
    }
}
