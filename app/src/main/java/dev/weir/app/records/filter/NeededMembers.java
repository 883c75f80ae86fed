package dev.weir.app.records.filter;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a record's JSON object a filter can look at. The others are passed over while it is read, which is most of the work
 * of a filter over many records. Whenever a filter's text leaves a doubt it needs all of them. Immutable.
 */
final class NeededMembers {

    static final NeededMembers ALL = new NeededMembers(null);

    private static final String NAME = "(?:\\.([A-Za-z_][A-Za-z0-9_-]*)|\\['([^'\\\\,]+)'\\])";

    /** A path that begins with one name, goes on or ends after it, and has no second root in it. */
    private static final Pattern ONE_NAME = Pattern.compile("\\$" + NAME + "(?:[.\\[][^$]*)?");

    /** A question to the whole record. */
    private static final Pattern QUESTION = Pattern.compile("\\$\\[\\?\\s*\\(([^$\\]]*)\\)\\s*\\]");

    /** A name that ends where the path ends it: what begins like one, and goes on with another letter, is a doubt. */
    private static final Pattern MEMBER = Pattern.compile("@" + NAME + "(?=[\\s.\\[=!<>&|]|$)");

    private final @Nullable Set<String> names;

    private NeededMembers(@Nullable Set<String> names) {
        this.names = names;
    }

    /** What a JSON path looks at. */
    static NeededMembers ofPath(String path) {
        Matcher one = ONE_NAME.matcher(path);
        if (one.matches()) {
            return new NeededMembers(Set.of(name(one)));
        }
        Matcher question = QUESTION.matcher(path);
        if (!question.matches()) {
            return ALL;
        }
        String asked = question.group(1);
        Set<String> names = new LinkedHashSet<>();
        Matcher member = MEMBER.matcher(asked);
        while (member.find()) {
            names.add(name(member));
        }
        boolean wholeIsAsked = asked.chars().filter(c -> c == '@').count()
                > MEMBER.matcher(asked).results().count();
        return wholeIsAsked || asked.contains("(") ? ALL : new NeededMembers(names);
    }

    private static String name(Matcher found) {
        return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    }

    /** What an expression looks at in its variable {@code variable}. */
    static NeededMembers ofExpression(CelAbstractSyntaxTree tree, String variable) {
        Set<String> names = new LinkedHashSet<>();
        List<CelNavigableExpr> uses = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.IDENT
                        && node.expr().ident().name().equals(variable))
                .toList();
        for (CelNavigableExpr use : uses) {
            Optional<String> name = use.parent().flatMap(around -> member(around.expr(), use.expr()));
            if (name.isEmpty()) {
                return ALL;
            }
            names.add(name.get());
        }
        return new NeededMembers(names);
    }

    private static Optional<String> member(CelExpr around, CelExpr use) {
        if (around.getKind() == ExprKind.Kind.SELECT) {
            return Optional.of(around.select().field());
        }
        if (around.getKind() != ExprKind.Kind.CALL || !around.call().function().equals("_[_]")) {
            return Optional.empty();
        }
        CelExpr index = around.call().args().get(1);
        boolean named = around.call().args().getFirst().id() == use.id()
                && index.getKind() == ExprKind.Kind.CONSTANT
                && index.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return named ? Optional.of(index.constant().stringValue()) : Optional.empty();
    }

    boolean has(String name) {
        return names == null || names.contains(name);
    }

    @Override
    public String toString() {
        return names == null ? "all" : names.toString();
    }
}
