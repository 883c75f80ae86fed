package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * The attributes that a request defines for keys, and key schemas of them; rules and words as recorded by dynalite's
 * tests. Not thread-safe.
 */
final class KeyDefinitions {

    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Set<String> unused;

    /** @param known attributes that are defined already */
    KeyDefinitions(List<AttributeDefinition> given, Map<String, Type> known) {
        types.putAll(known);
        for (AttributeDefinition definition : given) {
            Type type = Type.valueOf(definition.attributeTypeAsString());
            Type other = types.put(definition.attributeName(), type);
            if (other != null && other != type) {
                throw DynamoErrors.invalid("Attributes cannot be redefined. Please check that your attribute has the"
                        + " same type as previously defined. Attribute: " + definition.attributeName());
            }
        }
        unused = new LinkedHashSet<>(types.keySet());
        unused.removeAll(known.keySet());
    }

    /** The attributes that a table's keys and indexes have by now. */
    static Map<String, Type> of(Table table) {
        Map<String, Type> types = new LinkedHashMap<>();
        table.keys().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
        for (Index index : table.indexes()) {
            index.keys().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
        }
        return types;
    }

    /**
     * A key schema of a request.
     *
     * @throws dev.weir.broker.call.AwsException ValidationException if it is none
     */
    KeySchema schema(List<KeySchemaElement> elements) {
        List<String> names =
                elements.stream().map(KeySchemaElement::attributeName).toList();
        if (!types.keySet().containsAll(names)) {
            throw DynamoErrors.invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: ["
                    + String.join(", ", names) + "], AttributeDefinitions: [" + String.join(", ", types.keySet())
                    + "]");
        }
        if (names.size() == 2 && names.getFirst().equals(names.getLast())) {
            throw DynamoErrors.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (elements.getFirst().keyType() != KeyType.HASH) {
            throw DynamoErrors.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (elements.size() > 1 && elements.get(1).keyType() != KeyType.RANGE) {
            throw DynamoErrors.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        if (elements.size() > 2) {
            throw DynamoErrors.validation(
                    "Invalid KeySchema: A key has one partition key and at most one sort key" + " with this broker");
        }
        names.forEach(unused::remove);
        return new KeySchema(attribute(names.getFirst()), names.size() < 2 ? null : attribute(names.get(1)));
    }

    private KeySchema.Attribute attribute(String name) {
        @Nullable Type type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException(name + " is not defined");
        }
        return new KeySchema.Attribute(name, type);
    }

    /** @throws dev.weir.broker.call.AwsException ValidationException if an attribute is no key of anything */
    void checkUsed(boolean indexes) {
        if (unused.isEmpty()) {
            return;
        }
        throw indexes
                ? DynamoErrors.invalid("Some AttributeDefinitions are not used. AttributeDefinitions: ["
                        + String.join(", ", types.keySet()) + "], keys used: ["
                        + String.join(
                                ", ",
                                types.keySet().stream()
                                        .filter(name -> !unused.contains(name))
                                        .toList())
                        + "]")
                : DynamoErrors.invalid("Number of attributes in KeySchema does not exactly match number of attributes"
                        + " defined in AttributeDefinitions");
    }
}
