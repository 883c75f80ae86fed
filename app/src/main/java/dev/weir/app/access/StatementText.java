package dev.weir.app.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Position;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * The statement that decided, as text. The simulator names the policy and the lines; the policy itself is looked for among those of the
 * principal. Blocks.
 */
final class StatementText {

    private final IamClient iam;
    private final String principalArn;

    StatementText(IamClient iam, String principalArn) {
        this.iam = iam;
        this.principalArn = principalArn;
    }

    /** Empty where the policy can't be found or read: the place is still told. */
    String of(Statement statement) {
        Entity owner = owner(principalArn);
        String id = statement.sourcePolicyId();
        if (owner == null || id == null) {
            return "";
        }
        try {
            EntityDetails details = EntityDetails.read(iam, owner);
            Stream<PolicySource> sources = Stream.concat(
                    details.attached().stream().map(each -> new PolicySource.Managed(each.arn(), each.name())),
                    details.inline().stream().map(name -> new PolicySource.Inline(owner, name, "")));
            Optional<PolicySource> source =
                    sources.filter(each -> named(each, id)).findFirst();
            return source.map(each -> cut(each.read(iam), statement)).orElse("");
        } catch (RuntimeException e) {
            // Whoever may simulate may not always read policies; the answer stands without the text.
            return "";
        }
    }

    private static boolean named(PolicySource source, String id) {
        return switch (source) {
            case PolicySource.Managed managed -> id.equals(managed.arn()) || id.equals(managed.name());
            case PolicySource.Inline inline -> id.equals(inline.name()) || id.endsWith("_" + inline.name());
            case PolicySource.New fresh -> false;
            case PolicySource.Trust trust -> false;
        };
    }

    static @Nullable Entity owner(String arn) {
        int slash = arn.lastIndexOf('/');
        if (slash < 0) {
            return null;
        }
        String name = arn.substring(slash + 1);
        return arn.contains(":user/")
                ? new Entity(Entity.Kind.USER, name, arn, "")
                : arn.contains(":group/")
                        ? new Entity(Entity.Kind.GROUP, name, arn, "")
                        : arn.contains(":role/") ? new Entity(Entity.Kind.ROLE, name, arn, "") : null;
    }

    /** The lines of a policy between a statement's first and last position. */
    static String cut(String policy, Statement statement) {
        Position first = statement.startPosition();
        Position last = statement.endPosition();
        List<String> lines = policy.lines().toList();
        if (first == null || last == null || first.line() == null || last.line() == null || first.line() < 1) {
            return "";
        }
        if (first.line().equals(last.line()) && first.line() <= lines.size()) {
            String line = lines.get(first.line() - 1);
            int from = first.column() == null ? 0 : Math.clamp(first.column() - 1L, 0, line.length());
            int to = last.column() == null ? line.length() : Math.clamp(last.column(), from, line.length());
            return line.substring(from, to);
        }
        return String.join(
                "\n",
                lines.subList(
                        first.line() - 1, Math.clamp(last.line(), first.line(), Math.max(first.line(), lines.size()))));
    }
}
