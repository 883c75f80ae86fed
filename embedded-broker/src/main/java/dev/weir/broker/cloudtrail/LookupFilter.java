package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.cloudtrail.journal.Attribute;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;

/** The one attribute that a lookup may filter by, and its value. */
record LookupFilter(Attribute attribute, String value) {

    private static final int MAX_VALUE = 2000;

    /** @throws AwsException InvalidLookupAttributesException if the attributes break a rule */
    static @Nullable LookupFilter of(List<LookupAttribute> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        if (attributes.size() > 1) {
            throw invalid("Only one lookup attribute can be specified, but there are " + attributes.size() + ".");
        }
        LookupAttribute attribute = attributes.getFirst();
        String value = attribute.attributeValue();
        if (attribute.attributeKey() == null || value == null || value.isEmpty()) {
            throw invalid("A lookup attribute needs both an AttributeKey and an AttributeValue.");
        }
        if (weight(value) > MAX_VALUE) {
            throw invalid("The AttributeValue is longer than 2000 characters.");
        }
        return switch (attribute.attributeKey()) {
            case EVENT_ID -> new LookupFilter(Attribute.EVENT_ID, eventId(value));
            case EVENT_NAME -> new LookupFilter(Attribute.EVENT_NAME, value);
            case READ_ONLY -> new LookupFilter(Attribute.READ_ONLY, truth(value));
            case USERNAME -> new LookupFilter(Attribute.USERNAME, value);
            case RESOURCE_TYPE -> new LookupFilter(Attribute.RESOURCE_TYPE, value);
            case RESOURCE_NAME -> new LookupFilter(Attribute.RESOURCE_NAME, value);
            case EVENT_SOURCE -> new LookupFilter(Attribute.EVENT_SOURCE, value);
            case ACCESS_KEY_ID -> new LookupFilter(Attribute.ACCESS_KEY_ID, value);
            case UNKNOWN_TO_SDK_VERSION ->
                throw invalid(
                        "The AttributeKey " + attribute.attributeKeyAsString() + " is none that can be looked up.");
        };
    }

    /** The length as CloudTrail counts it: underscore, space, comma and newline count twice. */
    private static long weight(String value) {
        return value.length()
                + value.chars().filter(c -> "_ ,\n".indexOf(c) >= 0).count();
    }

    /** An id that no event can have finds nothing, as on AWS; it is no error. */
    private static String eventId(String value) {
        try {
            return UUID.fromString(value).toString();
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0).toString();
        }
    }

    private static String truth(String value) {
        return switch (value) {
            case "true", "false" -> value;
            default -> throw invalid("The AttributeValue of ReadOnly must be true or false.");
        };
    }

    private static AwsException invalid(String message) {
        return AwsException.of("InvalidLookupAttributesException", message);
    }
}
