package dev.weir.app.connection;

import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the message of an AccessDenied says, taken apart. Services word it as the IAM User Guide has it under "Troubleshoot access
 * denied error messages": who, the action, often the resource, and since 2021 why and by which kind of policy.
 *
 * @param principalArn who was refused, or null
 * @param action for instance {@code kinesis:CreateStream}, or null
 * @param resource an ARN, or null where the message names none
 * @param reason how it came to be refused
 * @param policyKind which kind of policy decided, for instance {@code identity-based policy}, or null
 * @param message the whole message
 */
public record Denial(
        @Nullable String principalArn,
        @Nullable String action,
        @Nullable String resource,
        Reason reason,
        @Nullable String policyKind,
        String message) {

    /** How a call comes to be refused. */
    public enum Reason {
        /** No policy of that kind allows it. */
        NO_ALLOW,
        /** A statement denies it: no other statement can allow it. */
        EXPLICIT_DENY,
        /** The message does not say. */
        UNKNOWN
    }

    private static final Pattern WHO = Pattern.compile("User: (\\S+) is not authorized");
    private static final Pattern ACTION = Pattern.compile("to perform:? \"?([a-z0-9-]+:[A-Za-z0-9*]+)");
    private static final Pattern RESOURCE = Pattern.compile("on resource:? \"?([^\\s\"]+)");
    private static final Pattern NO_ALLOW = Pattern.compile("because no ([a-zA-Z -]+?) allows");
    private static final Pattern EXPLICIT =
            Pattern.compile("with an explicit deny(?: in an? ([a-zA-Z -]+?))?(?=[.:;,(]|$|\\s+(?:arn:|\"))");

    /** Takes a message apart; what it does not say is null. */
    public static Denial of(String message) {
        String why = group(NO_ALLOW, message);
        boolean explicit = message.contains("explicit deny");
        return new Denial(
                group(WHO, message),
                group(ACTION, message),
                trimmed(group(RESOURCE, message)),
                explicit ? Reason.EXPLICIT_DENY : why != null ? Reason.NO_ALLOW : Reason.UNKNOWN,
                explicit ? group(EXPLICIT, message) : why,
                message);
    }

    /** Whether an error code is a refusal of this sort. */
    public static boolean code(@Nullable String code) {
        return code != null
                && switch (code) {
                    case "AccessDenied",
                            "AccessDeniedException",
                            "NotAuthorized",
                            "UnauthorizedOperation",
                            "AuthorizationError",
                            "KMSAccessDeniedException",
                            "Client.UnauthorizedOperation" -> true;
                    default -> false;
                };
    }

    /** Why, one sentence for a person. */
    public String why() {
        String kind = policyKind;
        return switch (reason) {
            case NO_ALLOW -> Text.of("No {0} allows {1}: what is not allowed is refused.", kind, what());
            case EXPLICIT_DENY ->
                kind == null
                        ? Text.of("A statement denies {0}: a Deny wins over every Allow.", what())
                        : startsWithVowel(kind)
                                ? Text.of(
                                        "A statement in an {0} denies {1}: a Deny wins over every Allow.", kind, what())
                                : Text.of(
                                        "A statement in a {0} denies {1}: a Deny wins over every Allow.", kind, what());
            case UNKNOWN -> Text.of("The service does not say which policy refused {0}.", what());
        };
    }

    /** What can be done, one or two sentences. */
    public String advice() {
        String kind = policyKind == null ? "" : policyKind.toLowerCase(Locale.ROOT);
        if (kind.contains("service control") || kind.contains("resource control")) {
            return Text.of("It is a rule of the organization: only who manages the organization can change it.");
        }
        if (kind.contains("boundary")) {
            return Text.of(
                    "The permissions boundary caps what the identity's policies give: {0} must be allowed in both.",
                    what());
        }
        if (kind.contains("session")) {
            return Text.of(
                    "The session was begun with a policy that narrows it: begin one without it, or add {0} there.",
                    what());
        }
        if (kind.contains("endpoint")) {
            return Text.of("The VPC endpoint's policy must allow {0} too.", what());
        }
        if (kind.contains("trust")) {
            return Text.of("Name the caller as a Principal in the role's trust policy, with {0}.", what());
        }
        if (reason == Reason.EXPLICIT_DENY) {
            return Text.of(
                    "Find the Deny statement and narrow it, by its Resource or by a Condition; a further Allow does not help.");
        }
        if (kind.contains("resource-based")) {
            return Text.of("Name the caller as a Principal in the policy of the resource, with {0}.", what());
        }
        return resource == null
                ? Text.of("Add a statement to a policy of the caller that allows {0}.", what())
                : Text.of("Add a statement to a policy of the caller that allows {0} on {1}.", what(), resource);
    }

    private String what() {
        return action == null ? Text.of("this") : action;
    }

    private static boolean startsWithVowel(String kind) {
        return "aeio".indexOf(Character.toLowerCase(kind.charAt(0))) >= 0;
    }

    private static @Nullable String group(Pattern pattern, String message) {
        Matcher found = pattern.matcher(message);
        return found.find() && found.group(1) != null ? found.group(1).strip() : null;
    }

    private static @Nullable String trimmed(@Nullable String resource) {
        return resource != null && resource.endsWith(".") ? resource.substring(0, resource.length() - 1) : resource;
    }
}
