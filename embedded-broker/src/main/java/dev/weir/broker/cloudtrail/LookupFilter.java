package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;

/**
 * The one attribute that a lookup may filter by, as a column and its value.
 *
 * @param value a String, Boolean or UUID
 */
record LookupFilter(String column, Object value) {

    private static final int MAX_VALUE = 2000;
    private static final UUID NO_EVENT = new UUID(0, 0);

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
            case EVENT_ID -> new LookupFilter("event_id", eventId(value));
            case EVENT_NAME -> new LookupFilter("event_name", value);
            case READ_ONLY -> new LookupFilter("read_only", truth(value));
            case USERNAME -> new LookupFilter("user_name", value);
            case RESOURCE_TYPE -> new LookupFilter("resource_type", value);
            case RESOURCE_NAME -> new LookupFilter("resource_name", EventResource.nameIn(value));
            case EVENT_SOURCE -> new LookupFilter("event_source", value);
            case ACCESS_KEY_ID -> new LookupFilter("access_key_id", value);
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
    private static UUID eventId(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return NO_EVENT;
        }
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("The AttributeValue of ReadOnly must be true or false.");
        };
    }

    private static AwsException invalid(String message) {
        return AwsException.of("InvalidLookupAttributesException", message);
    }
}
