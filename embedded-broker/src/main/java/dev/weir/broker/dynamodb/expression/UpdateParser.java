package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.expression.Findings.Fault;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads updates by descending through their grammar:
 *
 * <pre>
 * update  = section { section }
 * section = SET path = sum { , … } | REMOVE path { , … } | ADD path value { , … } | DELETE path value { , … }
 * sum     = term [ ( + | - ) term ]
 * term    = ( sum ) | if_not_exists ( path , sum ) | list_append ( sum , sum ) | value | path
 * </pre>
 *
 * Not thread-safe.
 */
final class UpdateParser {

    private static final int DEEPEST = 150;
    private static final Set<String> SECTIONS = Set.of("SET", "REMOVE", "ADD", "DELETE");

    private final Tokens tokens;
    private final Findings findings = new Findings();
    private final PathReader reader;
    private final List<UpdateAction> actions = new ArrayList<>();
    private int depth;

    private UpdateParser(Tokens tokens, Substitutions substitutions) {
        this.tokens = tokens;
        this.reader = new PathReader(tokens, substitutions, findings);
    }

    static Update parse(String text, Substitutions substitutions) {
        UpdateParser parser = new UpdateParser(new Tokens(text), substitutions);
        parser.sections();
        parser.findings.check();
        return new Update(parser.actions);
    }

    private void sections() {
        Set<String> seen = new HashSet<>();
        do {
            Token keyword = tokens.peek();
            String section = keyword.text().toUpperCase(Locale.ROOT);
            if (keyword.kind() != Token.Kind.WORD || !SECTIONS.contains(section)) {
                throw tokens.unexpected();
            }
            tokens.next();
            if (!seen.add(section)) {
                findings.note(
                        Fault.SECTION,
                        "The \"" + section + "\" section can only be used once in an update expression;");
            }
            do {
                actions.add(action(section));
            } while (tokens.take(","));
        } while (tokens.peek().kind() != Token.Kind.END);
    }

    private UpdateAction action(String section) {
        Path path = reader.pathApart();
        return switch (section) {
            case "SET" -> {
                tokens.expect("=");
                yield new UpdateAction.Assign(path, sum());
            }
            case "REMOVE" -> new UpdateAction.Remove(path);
            default -> {
                Value value = reader.value();
                if (value == null) {
                    throw tokens.unexpected();
                }
                checkOperand(section, value.type());
                yield section.equals("ADD")
                        ? new UpdateAction.Add(path, value, false)
                        : new UpdateAction.Delete(path, value, false);
            }
        };
    }

    private void checkOperand(String section, Type type) {
        if (!type.isSet() && !(section.equals("ADD") && type == Type.N)) {
            findings.note(
                    Fault.OPERAND_COUNT,
                    "Incorrect operand type for operator or function; operator: " + section + ", operand type: "
                            + type.word());
        }
    }

    private SetOperand sum() {
        if (++depth > DEEPEST) {
            throw new ExpressionException("The expression is nested too deeply;");
        }
        SetOperand left = term();
        Token sign = tokens.peek();
        if (sign.is("+") || sign.is("-")) {
            tokens.next();
            SetOperand right = term();
            requireType(sign.text(), Type.N, left);
            requireType(sign.text(), Type.N, right);
            left = new SetOperand.Arithmetic(left, right, sign.is("+"));
        }
        depth--;
        return left;
    }

    private SetOperand term() {
        if (tokens.take("(")) {
            SetOperand inner = sum();
            tokens.expect(")");
            return inner;
        }
        if (tokens.peek().kind() == Token.Kind.WORD && tokens.peekSecond().is("(")) {
            return function();
        }
        Value value = reader.value();
        return value == null ? new SetOperand.At(reader.path()) : new SetOperand.Constant(value);
    }

    private SetOperand function() {
        String name = tokens.next().text();
        tokens.expect("(");
        List<SetOperand> operands = new ArrayList<>();
        do {
            operands.add(sum());
        } while (tokens.take(","));
        tokens.expect(")");
        SetOperand known = known(name, operands);
        return known == null ? new SetOperand.Constant(new Value.Null()) : known;
    }

    /** The function's operand, or null if there is none such; then why not is noted. */
    private @Nullable SetOperand known(String name, List<SetOperand> operands) {
        if (!name.equals("if_not_exists") && !name.equals("list_append")) {
            findings.note(Fault.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
            return null;
        }
        if (operands.size() != 2) {
            findings.note(
                    Fault.OPERAND_TYPE,
                    "Incorrect number of operands for operator or function; operator or function: " + name
                            + ", number of operands: " + operands.size());
            return null;
        }
        SetOperand first = operands.getFirst();
        SetOperand second = operands.getLast();
        if (name.equals("list_append")) {
            requireType(name, Type.L, first);
            requireType(name, Type.L, second);
            return new SetOperand.ListAppend(first, second);
        }
        if (first instanceof SetOperand.At at) {
            return new SetOperand.IfNotExists(at.path(), second);
        }
        findings.note(
                Fault.OPERAND_TYPE, "Operator or function requires a document path; operator or function: " + name);
        return null;
    }

    private void requireType(String function, Type wanted, SetOperand operand) {
        Type type = operand instanceof SetOperand.Constant constant ? constant.type() : wanted;
        if (type != wanted) {
            findings.note(
                    Fault.OPERAND_TYPE,
                    "Incorrect operand type for operator or function; operator or function: " + function
                            + ", operand type: " + type);
        }
    }
}
