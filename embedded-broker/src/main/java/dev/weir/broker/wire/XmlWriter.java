package dev.weir.broker.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.BinaryUtils;

/** Writes any SDK model object as XML, the members of its body only. */
final class XmlWriter {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder xml;
    private final DateTimeFormatter times;

    private XmlWriter(StringBuilder xml, DateTimeFormatter times) {
        this.xml = xml;
        this.times = times;
    }

    /** A writer in the query protocol's form. */
    XmlWriter(StringBuilder xml) {
        this(xml, DateTimeFormatter.ISO_INSTANT);
    }

    /** A writer that tells times with their milliseconds, as S3 does. */
    static XmlWriter ofMillis(StringBuilder xml) {
        return new XmlWriter(xml, MILLIS);
    }

    void writeRoot(String name, String namespace, SdkPojo pojo) {
        xml.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        writeMembers(pojo);
        xml.append("</").append(name).append('>');
    }

    void writeMembers(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (DocumentWriter.isSet(value) && field.location() == MarshallLocation.PAYLOAD) {
                writeField(field.unmarshallLocationName(), field, value);
            }
        }
    }

    private void writeField(String name, SdkField<?> field, @Nullable Object value) {
        if (value instanceof List<?> list
                && field.getRequiredTrait(ListTrait.class).isFlattened()) {
            writeElements(name, field.getRequiredTrait(ListTrait.class), list);
            return;
        }
        xml.append('<').append(name).append('>');
        switch (value) {
            case null -> {}
            case SdkPojo pojo -> writeMembers(pojo);
            case List<?> list -> {
                ListTrait trait = field.getRequiredTrait(ListTrait.class);
                writeElements(trait.memberLocationName() == null ? "member" : trait.memberLocationName(), trait, list);
            }
            case Map<?, ?> map -> writeMap(field.getRequiredTrait(MapTrait.class), map);
            case SdkBytes bytes -> xml.append(BinaryUtils.toBase64(bytes.asByteArrayUnsafe()));
            case Instant instant -> xml.append(times.format(instant));
            case String text -> xml.append(Xml.escape(text));
            default -> xml.append(value);
        }
        xml.append("</").append(name).append('>');
    }

    private void writeElements(String name, ListTrait trait, List<?> list) {
        for (Object element : list) {
            writeField(name, trait.memberFieldInfo(), element);
        }
    }

    private void writeMap(MapTrait trait, Map<?, ?> map) {
        map.forEach((key, value) -> {
            xml.append("<entry><key>").append(Xml.escape(String.valueOf(key))).append("</key>");
            writeField("value", trait.valueFieldInfo(), value);
            xml.append("</entry>");
        });
    }
}
