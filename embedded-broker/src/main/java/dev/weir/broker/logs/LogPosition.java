package dev.weir.broker.logs;

import dev.weir.broker.call.AwsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place between the events of a log, which are in the order of their times and then of their coming. */
record LogPosition(long atMillis, long id) {

    private static final Pattern TOKEN = Pattern.compile("[fb]/(-?\\d{1,18})/(\\d{1,18})");

    static final LogPosition BEGIN = new LogPosition(Long.MIN_VALUE / 16, 0);
    static final LogPosition END = new LogPosition(Long.MAX_VALUE / 16, 0);

    /** The token that goes on after this place. */
    String forward() {
        return "f/" + atMillis + "/" + id;
    }

    /** The token that goes back from this place. */
    String backward() {
        return "b/" + atMillis + "/" + id;
    }

    /** @throws AwsException InvalidParameterException if it is no token of ours */
    static LogPosition of(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw AwsException.of("InvalidParameterException", "The specified nextToken is invalid.");
        }
        return new LogPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
}
