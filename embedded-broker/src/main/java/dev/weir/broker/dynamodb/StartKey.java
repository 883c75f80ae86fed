package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key that a query or scan goes on after; words as recorded by dynalite's tests. */
final class StartKey {

    /** Complaints that the service hands on as they are. */
    private static final Pattern PLAIN =
            Pattern.compile("contains duplicates|number set|numeric value|significant digits|number with magnitude");

    private static final String INVALID = "The provided starting key is invalid";

    private StartKey() {}

    static Item of(Map<String, AttributeValue> given) {
        try {
            return AttributeValues.item(given);
        } catch (AwsException e) {
            throw PLAIN.matcher(e.getMessage()).find() ? e : invalid(e.getMessage());
        }
    }

    /** Checks that it is a key of what is read. */
    static void check(Reading reading, Item key) {
        boolean whole = reading.startKeyNames().stream().allMatch(name -> key.get(name) != null);
        if (!whole || key.attributes().size() != reading.startKeyNames().size()) {
            throw reading.index() == null ? invalid("The provided key element does not match the schema") : invalid();
        }
        try {
            Keys.checkParts(reading.keys(), key);
            Keys.checkParts(reading.table().keys(), key);
        } catch (AwsException e) {
            throw invalid(e.getMessage());
        }
    }

    private static AwsException invalid() {
        return DynamoErrors.validation(INVALID);
    }

    private static AwsException invalid(String reason) {
        return DynamoErrors.validation(INVALID + ": " + reason);
    }
}
