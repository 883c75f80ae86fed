package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Operand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a query's filter may be about: not the keys that it asks by. */
final class FilterRules {

    private FilterRules() {}

    /** @throws dev.weir.broker.call.AwsException ValidationException if it is about a key */
    static void checkQuery(Reading reading, Condition filter, boolean expression) {
        Set<String> attributes = new HashSet<>();
        collect(filter, attributes);
        for (String key : reading.keys().names()) {
            if (attributes.contains(key)) {
                throw DynamoErrors.validation((expression ? "Filter Expression" : "QueryFilter")
                        + " can only contain non-primary key attributes: Primary key attribute: " + key);
            }
        }
    }

    private static void collect(Condition condition, Set<String> attributes) {
        switch (condition) {
            case Condition.And and -> and.parts().forEach(part -> collect(part, attributes));
            case Condition.Or or -> or.parts().forEach(part -> collect(part, attributes));
            case Condition.Not not -> collect(not.part(), attributes);
            case Condition.Compare compare -> add(attributes, compare.left(), compare.right());
            case Condition.Between between -> add(attributes, between.operand(), between.lower(), between.upper());
            case Condition.In in -> {
                add(attributes, in.operand());
                in.candidates().forEach(each -> add(attributes, each));
            }
            case Condition.Exists exists -> attributes.add(exists.path().attribute());
            case Condition.HasType type -> add(attributes, type.operand());
            case Condition.BeginsWith begins -> add(attributes, begins.operand(), begins.beginning());
            case Condition.Contains contains -> add(attributes, contains.operand(), contains.part());
        }
    }

    private static void add(Set<String> attributes, Operand... operands) {
        for (Operand operand : List.of(operands)) {
            switch (operand) {
                case Operand.At at -> attributes.add(at.path().attribute());
                case Operand.Size size -> add(attributes, size.measured());
                case Operand.Constant _ -> {}
            }
        }
    }
}
