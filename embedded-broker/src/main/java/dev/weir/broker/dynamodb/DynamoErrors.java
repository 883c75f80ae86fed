package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * The errors of DynamoDB in the service's own words, as recorded from it by dynalite's tests. Where no recording is known
 * the words are ours.
 */
final class DynamoErrors {

    private static final String INVALID = "One or more parameter values were invalid: ";

    private DynamoErrors() {}

    static AwsException validation(String message) {
        return AwsException.of("ValidationException", message);
    }

    /** A ValidationException that begins as most do. */
    static AwsException invalid(String message) {
        return validation(INVALID + message);
    }

    /** What is said where items are asked for. */
    static AwsException noTable() {
        return AwsException.of("ResourceNotFoundException", "Requested resource not found");
    }

    /** What is said where the table itself is asked for. */
    static AwsException noTable(String name) {
        return AwsException.of(
                "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
    }

    static AwsException noResource(String arn) {
        return AwsException.of(
                "ResourceNotFoundException", "Requested resource not found: ResourcArn: " + arn + " not found");
    }

    static AwsException noIndex(String name) {
        return validation("The table does not have the specified index: " + name);
    }

    static AwsException inUse(String message) {
        return AwsException.of("ResourceInUseException", message);
    }

    static AwsException limit(String message) {
        return AwsException.of("LimitExceededException", message);
    }

    /** @param item the item as it is, if the request wants it told; else null */
    static AwsException conditionFailed(@Nullable Item item) {
        AwsException failed = AwsException.of("ConditionalCheckFailedException", "The conditional request failed");
        return item == null ? failed : failed.with("Item", AttributeValues.of(item));
    }

    static AwsException keyMismatch() {
        return validation("The provided key element does not match the schema");
    }
}
