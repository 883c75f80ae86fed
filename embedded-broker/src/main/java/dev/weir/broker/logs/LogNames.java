package dev.weir.broker.logs;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Partition;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;

/** How requests name log groups and streams. */
record LogNames(String accountId, String homeRegion) {

    private static final String MARK = ":log-group:";

    String region(Call call) {
        return call.regionOr(homeRegion);
    }

    String arn(Call call, String group) {
        String region = region(call);
        return "arn:" + Partition.of(region) + ":logs:" + region + ":" + accountId + MARK + group;
    }

    String name(DescribeLogStreamsRequest request) {
        return name(request.logGroupName(), request.logGroupIdentifier());
    }

    /** A group's name, which may be given as its ARN where it is called an identifier. */
    static String name(@Nullable String name, @Nullable String identifier) {
        if ((name == null) == (identifier == null)) {
            throw AwsException.of(
                    "InvalidParameterException", "Either logGroupName or logGroupIdentifier must be given, not both.");
        }
        String given = name == null ? String.valueOf(identifier) : name;
        int mark = given.indexOf(MARK);
        return mark < 0 ? given : given.substring(mark + MARK.length()).replaceFirst(":\\*$", "");
    }

    LogGroup group(LogTables tables, Call call, @Nullable String name, @Nullable String identifier)
            throws SQLException {
        return group(tables, call, name(name, identifier));
    }

    /** @throws AwsException ResourceNotFoundException */
    LogGroup group(LogTables tables, Call call, String name) throws SQLException {
        LogGroup group = tables.group(region(call), name);
        if (group == null) {
            throw AwsException.of("ResourceNotFoundException", "The specified log group does not exist.");
        }
        return group;
    }

    /** @throws AwsException ResourceNotFoundException */
    static LogStream stream(LogTables tables, LogGroup group, String name) throws SQLException {
        LogStream stream = tables.stream(group.id(), name);
        if (stream == null) {
            throw AwsException.of("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        return stream;
    }
}
