package dev.weir.broker.kinesis;

import dev.weir.broker.call.Partition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What identifies a stream in the account: a name is unique in its region. */
record StreamName(String region, String name) implements Comparable<StreamName> {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[^:]*:kinesis:([^:]*):(\\d{12}):stream/([a-zA-Z0-9_.-]+)");

    /** The Amazon Resource Name; its partition follows the region. */
    String arn(String accountId) {
        return "arn:" + Partition.of(region) + ":kinesis:" + region + ":" + accountId + ":stream/" + name;
    }

    /** Reads an ARN, or gives null if it is not a stream's. */
    static @Nullable Arn parseArn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? new Arn(matcher.group(2), new StreamName(matcher.group(1), matcher.group(3))) : null;
    }

    @Override
    public int compareTo(StreamName other) {
        int byRegion = region.compareTo(other.region);
        return byRegion != 0 ? byRegion : name.compareTo(other.name);
    }

    /** What an ARN names. */
    record Arn(String accountId, StreamName stream) {}
}
