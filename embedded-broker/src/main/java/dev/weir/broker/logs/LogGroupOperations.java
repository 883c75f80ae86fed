package dev.weir.broker.logs;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** What makes, lists and deletes log groups and streams. */
final class LogGroupOperations {

    private static final int LISTED = 50;

    private final LogStore store;
    private final LogNames names;

    LogGroupOperations(LogStore store, LogNames names) {
        this.store = store;
        this.names = names;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateLogGroup", false, false, CreateLogGroupRequest::builder, this::createGroup),
                new Operation<>("DeleteLogGroup", false, false, DeleteLogGroupRequest::builder, this::deleteGroup),
                new Operation<>("DescribeLogGroups", true, false, DescribeLogGroupsRequest::builder, this::groups),
                new Operation<>("CreateLogStream", false, false, CreateLogStreamRequest::builder, this::createStream),
                new Operation<>("DeleteLogStream", false, false, DeleteLogStreamRequest::builder, this::deleteStream),
                new Operation<>("DescribeLogStreams", true, false, DescribeLogStreamsRequest::builder, this::streams),
                new Operation<>(
                        "PutRetentionPolicy", false, false, PutRetentionPolicyRequest::builder, this::putRetention),
                new Operation<>(
                        "DeleteRetentionPolicy",
                        false,
                        false,
                        DeleteRetentionPolicyRequest::builder,
                        this::deleteRetention));
    }

    private CreateLogGroupResponse createGroup(CreateLogGroupRequest request, Call call) {
        String region = names.region(call);
        store.write(tables -> {
            if (tables.group(region, request.logGroupName()) != null) {
                throw AwsException.of("ResourceAlreadyExistsException", "The specified log group already exists");
            }
            LogStore.refuseMoreGroups(tables, region);
            tables.addGroup(region, request.logGroupName(), store.now());
            return true;
        });
        return CreateLogGroupResponse.builder().build();
    }

    private DeleteLogGroupResponse deleteGroup(DeleteLogGroupRequest request, Call call) {
        store.write(tables -> {
            tables.deleteGroup(names.group(tables, call, request.logGroupName()).id());
            return true;
        });
        return DeleteLogGroupResponse.builder().build();
    }

    private DescribeLogGroupsResponse groups(DescribeLogGroupsRequest request, Call call) {
        String prefix = request.logGroupNamePrefix();
        String pattern = request.logGroupNamePattern();
        if (prefix != null && pattern != null) {
            throw AwsException.of(
                    "InvalidParameterException",
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        List<LogGroup> found = store.read(tables -> tables.groups(names.region(call))).stream()
                .filter(group -> prefix == null || group.name().startsWith(prefix))
                .filter(group -> pattern == null
                        || group.name().toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT)))
                .filter(group -> isAfter(group.name(), request.nextToken()))
                .toList();
        int limit = request.limit() == null ? LISTED : request.limit();
        List<LogGroup> page = found.subList(0, Math.min(limit, found.size()));
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.stream().map(group -> described(group, call)).toList())
                .nextToken(page.size() < found.size() ? page.getLast().name() : null)
                .build();
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup described(LogGroup group, Call call) {
        String arn = names.arn(call, group.name());
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .creationTime(group.createdAt().toEpochMilli())
                .retentionInDays(group.retentionDays())
                .metricFilterCount(0)
                .arn(arn + ":*")
                .logGroupArn(arn)
                .storedBytes(group.bytes())
                .logGroupClass("STANDARD")
                .build();
    }

    private static boolean isAfter(String name, @Nullable String token) {
        return token == null || name.compareTo(token) > 0;
    }

    private CreateLogStreamResponse createStream(CreateLogStreamRequest request, Call call) {
        store.write(tables -> {
            LogGroup group = names.group(tables, call, request.logGroupName());
            if (tables.stream(group.id(), request.logStreamName()) != null) {
                throw AwsException.of("ResourceAlreadyExistsException", "The specified log stream already exists");
            }
            tables.addStream(group.id(), request.logStreamName(), store.now());
            return true;
        });
        return CreateLogStreamResponse.builder().build();
    }

    private DeleteLogStreamResponse deleteStream(DeleteLogStreamRequest request, Call call) {
        store.write(tables -> {
            LogGroup group = names.group(tables, call, request.logGroupName());
            tables.deleteStream(LogNames.stream(tables, group, request.logStreamName()));
            return true;
        });
        return DeleteLogStreamResponse.builder().build();
    }

    private DescribeLogStreamsResponse streams(DescribeLogStreamsRequest request, Call call) {
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        String prefix = request.logStreamNamePrefix();
        if (byTime && prefix != null) {
            throw AwsException.of(
                    "InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        List<LogStream> found = new ArrayList<>(store.read(
                tables -> tables.streams(names.group(tables, call, request.logGroupName(), request.logGroupIdentifier())
                        .id())));
        found.removeIf(stream -> prefix != null && !stream.name().startsWith(prefix));
        Comparator<LogStream> order = Comparator.comparing(LogStream::name);
        if (byTime) {
            order = Comparator.comparingLong(LogGroupOperations::lastMillis).thenComparing(order);
        }
        found.sort(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order);
        int from = indexAfter(found, request.nextToken());
        int until = Math.min(found.size(), from + (request.limit() == null ? LISTED : request.limit()));
        return DescribeLogStreamsResponse.builder()
                .logStreams(found.subList(from, until).stream()
                        .map(stream -> described(stream, names.arn(call, names.name(request))))
                        .toList())
                .nextToken(until < found.size() ? found.get(until - 1).name() : null)
                .build();
    }

    private static long lastMillis(LogStream stream) {
        Long last = stream.lastMillis();
        return last == null ? Long.MIN_VALUE : last;
    }

    private static int indexAfter(List<LogStream> streams, @Nullable String token) {
        for (int i = 0; i < streams.size() && token != null; i++) {
            if (streams.get(i).name().equals(token)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream described(
            LogStream stream, String groupArn) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(stream.name())
                .creationTime(stream.createdMillis())
                .firstEventTimestamp(stream.firstMillis())
                .lastEventTimestamp(stream.lastMillis())
                .lastIngestionTime(stream.ingestedMillis())
                .uploadSequenceToken(Long.toString(stream.id()))
                .arn(groupArn + ":log-stream:" + stream.name())
                .build();
    }

    private PutRetentionPolicyResponse putRetention(PutRetentionPolicyRequest request, Call call) {
        store.write(tables -> {
            tables.setRetention(
                    names.group(tables, call, request.logGroupName()).id(), request.retentionInDays());
            return true;
        });
        return PutRetentionPolicyResponse.builder().build();
    }

    private DeleteRetentionPolicyResponse deleteRetention(DeleteRetentionPolicyRequest request, Call call) {
        store.write(tables -> {
            tables.setRetention(
                    names.group(tables, call, request.logGroupName()).id(), null);
            return true;
        });
        return DeleteRetentionPolicyResponse.builder().build();
    }
}
