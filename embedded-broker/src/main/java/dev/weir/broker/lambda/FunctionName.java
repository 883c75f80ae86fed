package dev.weir.broker.lambda;

import dev.weir.broker.call.Partition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a function is named: by its name, by its ARN or by a part of that, each with or without a version.
 *
 * @param region null where the name does not tell
 * @param accountId null where the name does not tell
 * @param qualifier the version; null where the name does not tell
 */
public record FunctionName(
        @Nullable String region,
        @Nullable String accountId,
        String name,
        @Nullable String qualifier) {

    /** The version that is worked on. */
    public static final String LATEST = "$LATEST";

    private static final Pattern FORM =
            Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:)?(?:([a-z]{2}[a-z0-9-]*-\\d):)?(?:(\\d{12}):)?(?:function:)?"
                    + "([a-zA-Z0-9-_.]+)(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");

    /** Reads any of the forms; a text in no form is a name that no function has. */
    public static FunctionName of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? new FunctionName(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4))
                : new FunctionName(null, null, text, null);
    }

    static String arn(String region, String accountId, String name) {
        return "arn:" + Partition.of(region) + ":lambda:" + region + ":" + accountId + ":function:" + name;
    }
}
