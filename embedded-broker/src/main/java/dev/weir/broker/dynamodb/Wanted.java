package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.expression.ParameterMix;
import dev.weir.broker.dynamodb.expression.Path;
import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.value.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which attributes a request wants told, however it says so. */
final class Wanted {

    private Wanted() {}

    /** What a request wants that has no other expression; null for everything. */
    static @Nullable Projection of(
            @Nullable String expression,
            boolean hasNames,
            Map<String, String> names,
            boolean hasAttributes,
            List<String> attributes) {
        new ParameterMix()
                .expression("ProjectionExpression", expression != null)
                .older("AttributesToGet", hasAttributes)
                .check(hasNames, false);
        Expressions expressions = Guard.expressions(hasNames, names, false, Map.of());
        Projection older = older(hasAttributes, attributes);
        Projection projection = expressions.projection(expression);
        expressions.checkUsed();
        return older == null ? projection : older;
    }

    /** What AttributesToGet wants; null if it is not there. */
    static @Nullable Projection older(boolean hasAttributes, List<String> attributes) {
        Set<String> seen = new HashSet<>();
        for (String attribute : attributes) {
            if (!seen.add(attribute)) {
                throw DynamoErrors.invalid("Duplicate value in attribute name: " + attribute);
            }
        }
        return hasAttributes ? Projection.ofAttributes(attributes) : null;
    }

    /** Checks that what is wanted is no part of a key. */
    static void checkScalars(Table table, @Nullable Projection projection) {
        if (projection != null) {
            Keys.checkScalars(
                    table,
                    projection.paths().stream()
                            .filter(Path::isNested)
                            .map(Path::attribute)
                            .collect(Collectors.toSet()));
        }
    }

    /** The wanted part of an item. */
    static Item of(@Nullable Projection projection, Item item) {
        return projection == null ? item : projection.of(item);
    }
}
