package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.expression.Condition.Comparator;
import dev.weir.broker.dynamodb.expression.Findings.Fault;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions by descending through their grammar:
 *
 * <pre>
 * or      = and { OR and }
 * and     = not { AND not }
 * not     = NOT not | test
 * test    = term [ comparator term | BETWEEN term AND term | IN ( term { , term } ) ]
 * term    = ( or ) | function ( term { , term } ) | value | path
 * </pre>
 *
 * What stands in parentheses may turn out to be a condition or an operand. Not thread-safe.
 */
final class ConditionParser {

    /** An expression may be 4 KB long, which would be deep enough to exhaust a stack. */
    private static final int DEEPEST = 150;

    private final Tokens tokens;
    private final Findings findings = new Findings();
    private final PathReader reader;
    private final ConditionChecks checks = new ConditionChecks(findings);
    private int depth;
    private int groupStart = -1;
    private int groupEnd = -1;

    private ConditionParser(Tokens tokens, Substitutions substitutions) {
        this.tokens = tokens;
        this.reader = new PathReader(tokens, substitutions, findings);
    }

    static Condition parse(String text, Substitutions substitutions) {
        ConditionParser parser = new ConditionParser(new Tokens(text), substitutions);
        Node root = parser.or();
        Condition condition = parser.condition(root);
        parser.tokens.expectEnd();
        parser.findings.check();
        return condition;
    }

    /** What a part of an expression turned out to be: one of both is there. */
    private record Node(
            @Nullable Condition condition, @Nullable Operand operand) {

        static Node of(Condition condition) {
            return new Node(condition, null);
        }

        static Node of(Operand operand) {
            return new Node(null, operand);
        }
    }

    private Node or() {
        if (++depth > DEEPEST) {
            throw new ExpressionException("The expression is nested too deeply;");
        }
        Node first = and();
        List<Condition> parts = new ArrayList<>();
        while (tokens.peek().isWord("OR")) {
            if (parts.isEmpty()) {
                parts.add(condition(first));
            }
            tokens.next();
            parts.add(condition(and()));
        }
        depth--;
        return parts.isEmpty() ? first : Node.of(new Condition.Or(parts));
    }

    private Node and() {
        Node first = not();
        List<Condition> parts = new ArrayList<>();
        while (tokens.peek().isWord("AND")) {
            if (parts.isEmpty()) {
                parts.add(condition(first));
            }
            tokens.next();
            parts.add(condition(not()));
        }
        return parts.isEmpty() ? first : Node.of(new Condition.And(parts));
    }

    private Node not() {
        int times = 0;
        while (tokens.takeWord("NOT")) {
            times++;
        }
        Node test = test();
        if (times == 0) {
            return test;
        }
        Condition condition = condition(test);
        return Node.of(times % 2 == 0 ? condition : new Condition.Not(condition));
    }

    private Node test() {
        Node left = term();
        Comparator comparator = Comparator.of(tokens.peek().text());
        if (comparator != null) {
            Operand operand = operand(left);
            tokens.next();
            Operand other = operand(term());
            checks.comparison(comparator, operand, other);
            return Node.of(new Condition.Compare(comparator, operand, other));
        }
        if (tokens.peek().isWord("BETWEEN")) {
            Operand operand = operand(left);
            tokens.next();
            Operand lower = operand(term());
            tokens.expectWord("AND");
            Operand upper = operand(term());
            checks.between(lower, upper);
            return Node.of(new Condition.Between(operand, lower, upper));
        }
        if (tokens.peek().isWord("IN")) {
            Operand operand = operand(left);
            tokens.next();
            tokens.expect("(");
            return Node.of(new Condition.In(operand, operands()));
        }
        return left;
    }

    private Node term() {
        int start = tokens.taken();
        if (tokens.take("(")) {
            Node inner = or();
            if (groupStart == start + 1 && groupEnd == tokens.taken()) {
                findings.note(Fault.PARENTHESES, "The expression has redundant parentheses;");
            }
            tokens.expect(")");
            groupStart = start;
            groupEnd = tokens.taken();
            return inner;
        }
        if (tokens.peek().kind() == Token.Kind.WORD && tokens.peekSecond().is("(")) {
            return function();
        }
        Value value = reader.value();
        return Node.of(value == null ? new Operand.At(reader.path()) : new Operand.Constant(value));
    }

    private Node function() {
        String name = tokens.next().text();
        tokens.expect("(");
        List<Operand> arguments = operands();
        if (!checks.function(name, arguments)) {
            // Told at the end; until then it is whatever its place calls for.
            return isOperandPlace()
                    ? Node.of(new Operand.Constant(new Value.Null()))
                    : Node.of(new Condition.Or(List.of()));
        }
        Operand first = arguments.getFirst();
        Operand second = arguments.getLast();
        return switch (name) {
            case "size" -> Node.of(new Operand.Size(first));
            case "attribute_exists" -> Node.of(new Condition.Exists(checks.path(first)));
            case "attribute_not_exists" -> Node.of(new Condition.Not(new Condition.Exists(checks.path(first))));
            case "attribute_type" -> Node.of(new Condition.HasType(first, checks.typeNamed(second)));
            case "begins_with" -> Node.of(new Condition.BeginsWith(first, second));
            default -> Node.of(new Condition.Contains(first, second));
        };
    }

    /** Whether what follows a term goes on as if the term were an operand. */
    private boolean isOperandPlace() {
        Token next = tokens.peek();
        return Comparator.of(next.text()) != null || next.isWord("BETWEEN") || next.isWord("IN") || next.is(",");
    }

    /** Reads operands to the parenthesis that closes them. */
    private List<Operand> operands() {
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operand(term()));
        } while (tokens.take(","));
        tokens.expect(")");
        return operands;
    }

    private Condition condition(Node node) {
        if (node.condition() != null) {
            return node.condition();
        }
        if (node.operand() instanceof Operand.Size) {
            checks.misused("size");
            return new Condition.Or(List.of());
        }
        throw tokens.unexpected();
    }

    private Operand operand(Node node) {
        if (node.operand() != null) {
            return node.operand();
        }
        String function = node.condition() == null ? null : ConditionChecks.functionOf(node.condition());
        if (function == null) {
            throw tokens.unexpected();
        }
        checks.misused(function);
        return new Operand.Constant(new Value.Null());
    }
}
