package dev.weir.app.audit;

import dev.weir.app.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/**
 * What the service is asked to sift by: LookupEvents takes one attribute a call, no more.
 *
 * @param value what the attribute must be; exact, and of no meaning where the attribute takes none
 */
public record Asked(Attribute attribute, String value) {

    /** The attributes of LookupEvents, in people's words. */
    public enum Attribute {
        ALL(null, null),
        CHANGES(LookupAttributeKey.READ_ONLY, "false"),
        READS(LookupAttributeKey.READ_ONLY, "true"),
        RESOURCE(LookupAttributeKey.RESOURCE_NAME, null),
        RESOURCE_TYPE(LookupAttributeKey.RESOURCE_TYPE, null),
        EVENT(LookupAttributeKey.EVENT_NAME, null),
        SERVICE(LookupAttributeKey.EVENT_SOURCE, null),
        USER(LookupAttributeKey.USERNAME, null),
        KEY(LookupAttributeKey.ACCESS_KEY_ID, null),
        ID(LookupAttributeKey.EVENT_ID, null);

        private final @Nullable LookupAttributeKey key;
        private final @Nullable String fixed;

        Attribute(@Nullable LookupAttributeKey key, @Nullable String fixed) {
            this.key = key;
            this.fixed = fixed;
        }

        /** What a person reads. */
        public String text() {
            return switch (this) {
                case ALL -> Text.of("All calls");
                case CHANGES -> Text.of("Calls that change something");
                case READS -> Text.of("Calls that only read");
                case RESOURCE -> Text.of("Resource name");
                case RESOURCE_TYPE -> Text.of("Resource type");
                case EVENT -> Text.of("Event name");
                case SERVICE -> Text.of("Service");
                case USER -> Text.of("User name");
                case KEY -> Text.of("Access key id");
                case ID -> Text.of("Event id");
            };
        }

        /** Whether it wants a value. */
        public boolean takesValue() {
            return key != null && fixed == null;
        }
    }

    /** Everything. */
    public static final Asked ALL = new Asked(Attribute.ALL, "");

    /** What could change something. */
    public static final Asked CHANGES = new Asked(Attribute.CHANGES, "");

    /** The request's attributes: none or one. Where the value is not typed yet, none. */
    List<LookupAttribute> attributes() {
        String wanted = attribute.fixed == null ? exact() : attribute.fixed;
        return attribute.key == null || wanted.isEmpty()
                ? List.of()
                : List.of(LookupAttribute.builder()
                        .attributeKey(attribute.key)
                        .attributeValue(wanted)
                        .build());
    }

    /** The value as the service has it: a service is called {@code kinesis.amazonaws.com} there. */
    String exact() {
        String stripped = value.strip();
        return attribute == Attribute.SERVICE && !stripped.isEmpty() && !stripped.contains(".")
                ? stripped + ".amazonaws.com"
                : stripped;
    }

    /** Whether an event of a trail file, where nobody sifts before us, is what was asked for. */
    boolean takes(AuditEvent event) {
        String wanted = exact();
        return switch (attribute) {
            case ALL -> true;
            case CHANGES -> event.changes();
            case READS -> !event.changes();
            default ->
                wanted.isEmpty()
                        || switch (attribute) {
                            case RESOURCE ->
                                event.resources().stream()
                                        .anyMatch(each -> each.name().equals(wanted)
                                                || each.shortName().equals(wanted));
                            case RESOURCE_TYPE ->
                                event.resources().stream()
                                        .anyMatch(each -> each.type().equals(wanted));
                            case EVENT -> event.name().equals(wanted);
                            case SERVICE -> event.service().equals(wanted);
                            case USER -> event.who().equals(wanted);
                            case KEY -> event.accessKeyId().equals(wanted);
                            default -> event.id().equals(wanted);
                        };
        };
    }
}
