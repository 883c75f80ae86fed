package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.expression.Findings.Fault;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all expressions share: paths, and the names and values that stand for others. Not thread-safe. */
final class PathReader {

    private static final int LONGEST_INDEX = 9;

    private final Tokens tokens;
    private final Substitutions substitutions;
    private final Findings findings;
    private final List<Path> apart = new ArrayList<>();

    PathReader(Tokens tokens, Substitutions substitutions, Findings findings) {
        this.tokens = tokens;
        this.substitutions = substitutions;
        this.findings = findings;
    }

    /** Reads a path: {@code a.#b[3]}. */
    Path path() {
        List<Path.Step> steps = new ArrayList<>();
        steps.add(name());
        while (true) {
            if (tokens.take(".")) {
                steps.add(name());
            } else if (tokens.take("[")) {
                Token number = tokens.peek();
                if (number.kind() != Token.Kind.NUMBER || number.text().length() > LONGEST_INDEX) {
                    throw tokens.unexpected();
                }
                tokens.next();
                steps.add(new Path.Index(Integer.parseInt(number.text())));
                tokens.expect("]");
            } else {
                return noted(new Path(steps));
            }
        }
    }

    private Path noted(Path path) {
        if (path.isNested()) {
            substitutions.noteNested(path.attribute());
        }
        return path;
    }

    private Path.Name name() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case WORD -> {
                if (ReservedWords.contains(token.text())) {
                    findings.note(
                            Fault.RESERVED_WORD,
                            "Attribute name is a reserved keyword; reserved keyword: " + token.text());
                }
                yield new Path.Name(tokens.next().text());
            }
            case NAME -> {
                String name = substitutions.name(tokens.next().text());
                if (name == null) {
                    findings.note(
                            Fault.UNDEFINED_NAME,
                            "An expression attribute name used in the document path is not defined; attribute name: "
                                    + token.text());
                }
                yield new Path.Name(name == null ? token.text() : name);
            }
            default -> throw tokens.unexpected();
        };
    }

    /** Reads a value's placeholder if one is next. */
    @Nullable Value value() {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.VALUE) {
            return null;
        }
        Value value = substitutions.value(tokens.next().text());
        if (value == null) {
            findings.note(
                    Fault.UNDEFINED_VALUE,
                    "An expression attribute value used in expression is not defined; attribute value: "
                            + token.text());
        }
        return value == null ? new Value.Null() : value;
    }

    /** Reads a path that must neither be like, nor lead through, nor contradict those that were read so before. */
    Path pathApart() {
        Path path = path();
        for (Path other : apart) {
            compare(other, path);
        }
        apart.add(path);
        return path;
    }

    private void compare(Path one, Path two) {
        for (int i = 0; i < Math.min(one.steps().size(), two.steps().size()); i++) {
            Path.Step left = one.steps().get(i);
            Path.Step right = two.steps().get(i);
            if (!left.getClass().equals(right.getClass())) {
                findings.note(Fault.CONFLICTING_PATHS, meeting("conflict", one, two));
                return;
            }
            if (!left.equals(right)) {
                return;
            }
        }
        findings.note(Fault.OVERLAPPING_PATHS, meeting("overlap", one, two));
    }

    private static String meeting(String how, Path one, Path two) {
        return "Two document paths " + how + " with each other; must remove or rewrite one of these paths; path one: "
                + one + ", path two: " + two;
    }
}
