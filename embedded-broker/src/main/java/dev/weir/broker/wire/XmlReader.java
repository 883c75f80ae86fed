package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads XML into any SDK model object by walking the object's fields beside the elements; elements that it does not know
 * are skipped, whatever their namespace. Document types and entities are not read. Not thread-safe.
 */
final class XmlReader {

    private static final XMLInputFactory FACTORY = factory();
    private static final int DEPTH = 32;

    private final XMLStreamReader xml;

    private XmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Reads a request's payload, which is the whole of its body.
     *
     * @throws AwsException MalformedXML
     */
    static void read(byte[] body, SdkField<?> payload, SdkPojo into) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
                    throw malformed();
                }
                Object value = new XmlReader(xml).value(payload, 0);
                while (xml.hasNext()) {
                    xml.next();
                }
                if (value != null) {
                    payload.set(into, value);
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private static AwsException malformed() {
        return AwsException.of(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    /** Reads the element that the reader stands at the beginning of, to its end. */
    private @Nullable Object value(SdkField<?> field, int depth) throws XMLStreamException {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> structure(field, depth);
            case LIST -> elements(field, depth);
            default -> scalar(field);
        };
    }

    private Object structure(SdkField<?> field, int depth) throws XMLStreamException {
        if (depth > DEPTH) {
            throw malformed();
        }
        SdkPojo builder = field.constructor().get();
        Map<String, SdkField<?>> byName = new HashMap<>();
        builder.sdkFields().forEach(member -> byName.put(member.locationName(), member));
        Map<SdkField<?>, List<@Nullable Object>> flattened = new HashMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            SdkField<?> member = byName.get(xml.getLocalName());
            if (member == null) {
                skip();
            } else if (isFlattened(member)) {
                flattened
                        .computeIfAbsent(member, _ -> new ArrayList<>())
                        .add(value(member.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth + 1));
            } else {
                Object value = value(member, depth + 1);
                if (value != null) {
                    member.set(builder, value);
                }
            }
        }
        flattened.forEach((member, values) -> member.set(builder, values));
        return ((Buildable) builder).build();
    }

    private static boolean isFlattened(SdkField<?> field) {
        return field.containsTrait(ListTrait.class)
                && field.getRequiredTrait(ListTrait.class).isFlattened();
    }

    private List<@Nullable Object> elements(SdkField<?> field, int depth) throws XMLStreamException {
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> elements = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                elements.add(value(element, depth + 1));
            }
        }
        return elements;
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    private @Nullable Object scalar(SdkField<?> field) throws XMLStreamException {
        String text = xml.getElementText();
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text.strip());
                case LONG -> Long.valueOf(text.strip());
                case BOOLEAN -> Boolean.valueOf(text.strip());
                case INSTANT -> DateTimeFormatter.ISO_DATE_TIME.parse(text.strip(), Instant::from);
                default -> null;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw malformed();
        }
    }
}
