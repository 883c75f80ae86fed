package dev.weir.app.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in ARNs. */
final class Arns {

    private static final Pattern STREAM =
            Pattern.compile("arn:[^:]*:kinesis:[^:]*:[^:]*:stream/([^/]+)(?:/consumer/([^:/]+)(?::\\d+)?)?");
    private static final Pattern DELIVERY = Pattern.compile("arn:[^:]*:firehose:[^:]*:[^:]*:deliverystream/(.+)");

    private Arns() {}

    /** The stream of the ARN of a stream or of one of its consumers. */
    static Optional<String> stream(String arn) {
        Matcher parts = STREAM.matcher(arn);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** The consumer of the ARN of a consumer. */
    static Optional<String> consumer(String arn) {
        Matcher parts = STREAM.matcher(arn);
        return parts.matches() ? Optional.ofNullable(parts.group(2)) : Optional.empty();
    }

    static Optional<String> delivery(String arn) {
        Matcher parts = DELIVERY.matcher(arn);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** The name of a function in its ARN, which may end with a version or an alias. */
    static String function(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > 6 ? parts[6] : arn;
    }
}
