package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What keys must be like, in requests and in items. */
final class Keys {

    private static final int PARTITION_BYTES = 2048;
    private static final int SORT_BYTES = 1024;

    private Keys() {}

    /** @throws AwsException ValidationException if it is not a whole key and nothing else */
    static void check(KeySchema keys, Item key) {
        if (key.attributes().size() != keys.attributes().size()) {
            throw DynamoErrors.keyMismatch();
        }
        checkParts(keys, key);
    }

    /** The same for a key among other attributes. */
    static void checkParts(KeySchema keys, Item key) {
        for (KeySchema.Attribute attribute : keys.attributes()) {
            Value value = key.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                throw DynamoErrors.keyMismatch();
            }
            if (bytes(value) == 0) {
                throw DynamoErrors.invalid("The AttributeValue for a key attribute cannot contain an empty "
                        + kind(value) + " value. Key: " + attribute.name());
            }
            checkSize(keys, attribute, value);
        }
    }

    /**
     * Checks the keys of an item that is to be put.
     *
     * @throws AwsException ValidationException if it lacks one or has one of another type
     */
    static void checkIn(Table table, Item item) {
        for (KeySchema.Attribute attribute : table.keys().attributes()) {
            Value value = item.get(attribute.name());
            if (value == null) {
                throw DynamoErrors.invalid("Missing the key " + attribute.name() + " in the item");
            }
            if (value.type() != attribute.type()) {
                throw DynamoErrors.invalid("Type mismatch for key " + attribute.name() + " expected: "
                        + attribute.type() + " actual: " + value.type());
            }
            if (bytes(value) == 0) {
                throw DynamoErrors.validation("One or more parameter values are not valid."
                        + " The AttributeValue for a key attribute cannot contain an empty " + kind(value)
                        + " value. Key: " + attribute.name());
            }
            checkSize(table.keys(), attribute, value);
        }
        checkIndexKeys(table, item);
    }

    /** Checks what an item has of the keys of indexes. */
    static void checkIndexKeys(Table table, Item item) {
        for (Index index : table.indexes()) {
            for (KeySchema.Attribute attribute : index.keys().attributes()) {
                Value value = item.get(attribute.name());
                if (value != null) {
                    checkIndexKey(index, attribute, value);
                }
            }
        }
    }

    private static void checkIndexKey(Index index, KeySchema.Attribute attribute, Value value) {
        if (value.type() != attribute.type()) {
            throw DynamoErrors.invalid(mismatch(index, attribute, value.type()));
        }
        if (bytes(value) == 0) {
            throw DynamoErrors.validation("One or more parameter values are not valid."
                    + " A value specified for a secondary index key is not supported."
                    + " The AttributeValue for a key attribute cannot contain an empty " + kind(value)
                    + " value. IndexName: " + index.name() + ", IndexKey: " + attribute.name());
        }
        checkSize(index.keys(), attribute, value);
    }

    /**
     * Checks that expressions do not lead into keys.
     *
     * @param nested the attributes that they lead into
     */
    static void checkScalars(Table table, Set<String> nested) {
        for (String key : table.keys().names()) {
            requireScalar(nested, key, "Key");
        }
        for (Index index : table.indexes()) {
            for (String key : index.keys().names()) {
                requireScalar(nested, key, "IndexKey");
            }
        }
    }

    private static void requireScalar(Set<String> nested, String key, String kind) {
        if (nested.contains(key)) {
            throw DynamoErrors.validation("Key attributes must be scalars; list random access '[]' and map lookup '.'"
                    + " are not allowed: " + kind + ": " + key);
        }
    }

    static String mismatch(Index index, KeySchema.Attribute attribute, Type actual) {
        return "Type mismatch for Index Key " + attribute.name() + " Expected: " + attribute.type() + " Actual: "
                + actual + " IndexName: " + index.name();
    }

    private static void checkSize(KeySchema keys, KeySchema.Attribute attribute, Value value) {
        boolean partition = attribute.equals(keys.partition());
        if (partition && bytes(value) > PARTITION_BYTES) {
            throw DynamoErrors.invalid("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!partition && bytes(value) > SORT_BYTES) {
            throw DynamoErrors.invalid("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static int bytes(Value value) {
        return switch (value) {
            case Value.Text text -> text.text().getBytes(StandardCharsets.UTF_8).length;
            case Value.Binary binary -> binary.bytes().asByteArrayUnsafe().length;
            default -> 1;
        };
    }

    private static String kind(Value value) {
        return value.type() == Type.S ? "string" : "binary";
    }
}
