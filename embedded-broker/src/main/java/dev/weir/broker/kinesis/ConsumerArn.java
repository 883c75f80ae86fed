package dev.weir.broker.kinesis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A consumer's ARN taken apart: its stream's ARN, its name, and when it was created in seconds since the epoch. */
record ConsumerArn(String streamArn, String name, long createdSeconds) {

    private static final Pattern FORM = Pattern.compile("(.+)/consumer/([a-zA-Z0-9_.-]{1,128}):(\\d{1,18})");

    /** Reads an ARN, or gives null if it is not a consumer's. */
    static @Nullable ConsumerArn parse(String arn) {
        Matcher matcher = FORM.matcher(arn);
        return matcher.matches()
                ? new ConsumerArn(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3)))
                : null;
    }

    boolean names(Consumer consumer) {
        return consumer.name().equals(name) && consumer.createdSeconds() == createdSeconds;
    }
}
