package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import dev.weir.broker.dynamodb.value.ValueOrder;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A condition on an item: of a write, of a query's key, or of a filter. Immutable. */
public sealed interface Condition {

    /** Whether an item fulfils it. */
    boolean holds(Item item);

    /** All of some. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Item item) {
            return parts.stream().allMatch(part -> part.holds(item));
        }
    }

    /** Any of some. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Item item) {
            return parts.stream().anyMatch(part -> part.holds(item));
        }
    }

    /** The opposite. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Item item) {
            return !part.holds(item);
        }
    }

    /** Two operands beside each other. What is missing is unlike everything, and neither less nor greater. */
    record Compare(Comparator comparator, Operand left, Operand right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return comparator.holds(left.of(item), right.of(item));
        }
    }

    /** An operand from a lower to an upper bound, both included. */
    record Between(Operand operand, Operand lower, Operand upper) implements Condition {
        @Override
        public boolean holds(Item item) {
            Value value = operand.of(item);
            return Comparator.GE.holds(value, lower.of(item)) && Comparator.LE.holds(value, upper.of(item));
        }
    }

    /** An operand that is like one of several. */
    record In(Operand operand, List<Operand> candidates) implements Condition {
        public In {
            candidates = List.copyOf(candidates);
        }

        @Override
        public boolean holds(Item item) {
            Value value = operand.of(item);
            return candidates.stream().anyMatch(each -> Comparator.EQ.holds(value, each.of(item)));
        }
    }

    /** Whether anything stands at a path. */
    record Exists(Path path) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.in(item) != null;
        }
    }

    /** An operand of some type. */
    record HasType(Operand operand, Type type) implements Condition {
        @Override
        public boolean holds(Item item) {
            Value value = operand.of(item);
            return value != null && value.type() == type;
        }
    }

    /** A string or binary that begins with another. */
    record BeginsWith(Operand operand, Operand beginning) implements Condition {
        @Override
        public boolean holds(Item item) {
            return Contents.beginsWith(operand.of(item), beginning.of(item));
        }
    }

    /** A string with a part, or a set or list with an element. */
    record Contains(Operand operand, Operand part) implements Condition {
        @Override
        public boolean holds(Item item) {
            return Contents.contains(operand.of(item), part.of(item));
        }
    }

    /** How two values are compared. */
    enum Comparator {
        EQ("="),
        NE("<>"),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        /** As it stands in an expression. */
        public String sign() {
            return sign;
        }

        static @Nullable Comparator of(String sign) {
            for (Comparator each : values()) {
                if (each.sign.equals(sign)) {
                    return each;
                }
            }
            return null;
        }

        /** The same with its sides exchanged. */
        Comparator turned() {
            return switch (this) {
                case EQ, NE -> this;
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
            };
        }

        boolean holds(@Nullable Value left, @Nullable Value right) {
            if (left == null || right == null) {
                return this == NE;
            }
            if (this == EQ || this == NE) {
                return left.equals(right) == (this == EQ);
            }
            OptionalInt order = ValueOrder.compare(left, right);
            return order.isPresent()
                    && switch (this) {
                        case LT -> order.getAsInt() < 0;
                        case LE -> order.getAsInt() <= 0;
                        case GT -> order.getAsInt() > 0;
                        default -> order.getAsInt() >= 0;
                    };
        }
    }
}
