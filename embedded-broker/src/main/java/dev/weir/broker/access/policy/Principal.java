package dev.weir.broker.access.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks.
 *
 * @param arn of a user, a role's session, an account's root; or a service's name, for instance {@code firehose.amazonaws.com}
 * @param accountId twelve digits; empty for a service
 */
public record Principal(String arn, String accountId) {

    private static final Pattern SESSION = Pattern.compile("arn:([\\w-]+):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    /** Whether it is the account itself, which needs no policy of its own. */
    public boolean isRoot() {
        return !accountId.isEmpty() && arn.endsWith(":" + accountId + ":root");
    }

    boolean isService() {
        return accountId.isEmpty();
    }

    /** The role whose session it is. */
    Optional<String> role() {
        Matcher session = SESSION.matcher(arn);
        return session.matches()
                ? Optional.of("arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3))
                : Optional.empty();
    }
}
