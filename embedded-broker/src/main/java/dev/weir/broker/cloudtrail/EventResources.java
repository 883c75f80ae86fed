package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Partition;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The things that a request names, by name, by ARN or by the ARN of something of theirs, as events tell them. */
final class EventResources {

    static final String STREAM = "AWS::Kinesis::Stream";
    static final String CONSUMER = "AWS::Kinesis::StreamConsumer";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String BUCKET = "AWS::S3::Bucket";
    static final String OBJECT = "AWS::S3::Object";
    static final String DELIVERY_STREAM = "AWS::KinesisFirehose::DeliveryStream";
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String KEY = "AWS::KMS::Key";
    static final String TRAIL = "AWS::CloudTrail::Trail";
    static final String METRIC = "AWS::CloudWatch::Metric";

    private static final String STREAM_MARK = ":stream/";
    private static final String TABLE_MARK = ":table/";
    private static final String DELIVERY_STREAM_MARK = ":deliverystream/";
    private static final String FUNCTION_MARK = ":function:";
    private static final String KEY_MARK = ":key/";
    private static final String TRAIL_MARK = ":trail/";
    private static final Set<String> STREAM_ARNS = Set.of("StreamARN", "ConsumerARN", "ResourceARN", "ResourceId");
    private static final Set<String> TABLES = Set.of("TableName", "ResourceArn");
    private static final Set<String> FUNCTIONS = Set.of("FunctionName", "Resource");
    private static final Set<String> KEYS = Set.of("KeyId", "TargetKeyId", "SourceKeyId", "DestinationKeyId", "KeyArn");
    private static final Set<String> TRAILS = Set.of("Name", "TrailName", "ResourceId");

    /** Tables that a batch of items may name. */
    private static final int MOST = 10;

    private EventResources() {}

    /**
     * The things, the main one first.
     *
     * @param iterators gives the stream's name behind a shard iterator, or an empty text
     */
    static List<Named> of(Call call, @Nullable SdkPojo request, UnaryOperator<String> iterators) {
        if (request == null) {
            return List.of();
        }
        return switch (call.service()) {
            case KINESIS -> stream(call, request, iterators);
            case DYNAMODB -> tables(call, request);
            case S3 -> bucket(request);
            case FIREHOSE -> first(call, request, Set.of("DeliveryStreamName"), DELIVERY_STREAM, DELIVERY_STREAM_MARK);
            case LAMBDA -> function(call, request);
            case KMS -> first(call, request, KEYS, KEY, KEY_MARK);
            case CLOUDTRAIL -> first(call, request, TRAILS, TRAIL, TRAIL_MARK);
            case CLOUDWATCH -> List.of(new Named(METRIC, "", ""));
            default -> List.of();
        };
    }

    private static List<Named> stream(Call call, SdkPojo request, UnaryOperator<String> iterators) {
        String name = null;
        for (SdkField<?> field : request.sdkFields()) {
            if (!(field.getValueOrDefault(request) instanceof String value)) {
                continue;
            }
            String member = field.memberName();
            if (STREAM_ARNS.contains(member) && value.contains(STREAM_MARK)) {
                return ofArn(value);
            }
            if (member.equals("StreamName")) {
                name = value;
            } else if (member.equals("ShardIterator") && name == null) {
                String behind = iterators.apply(value);
                name = behind.isEmpty() ? null : behind;
            }
        }
        return name == null ? List.of() : List.of(named(STREAM, call, STREAM_MARK, name));
    }

    /** A consumer's ARN names its stream too. */
    private static List<Named> ofArn(String arn) {
        int consumer = arn.indexOf("/consumer/");
        if (consumer < 0) {
            return List.of(new Named(STREAM, nameIn(arn), arn));
        }
        String name = arn.substring(consumer + "/consumer/".length());
        int made = name.indexOf(':');
        return List.of(
                new Named(STREAM, nameIn(arn), arn.substring(0, consumer)),
                new Named(CONSUMER, made < 0 ? name : name.substring(0, made), arn));
    }

    /** A table's name may be given as its ARN; a batch names several. */
    private static List<Named> tables(Call call, SdkPojo request) {
        Set<String> names = new TreeSet<>();
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (TABLES.contains(field.memberName()) && value instanceof String text) {
                names.add(text);
            } else if (field.memberName().equals("RequestItems") && value instanceof Map<?, ?> items) {
                items.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
        }
        return names.stream()
                .limit(MOST)
                .map(name -> name.contains(TABLE_MARK)
                        ? new Named(TABLE, nameIn(name), name)
                        : named(TABLE, call, TABLE_MARK, name))
                .toList();
    }

    /** A bucket's ARN tells neither region nor account. */
    private static List<Named> bucket(SdkPojo request) {
        String bucket = null;
        String key = null;
        for (SdkField<?> field : request.sdkFields()) {
            if (field.getValueOrDefault(request) instanceof String value) {
                switch (field.memberName()) {
                    case "Bucket", "DestinationBucket" -> bucket = value;
                    case "Key", "DestinationKey" -> key = value;
                    default -> {}
                }
            }
        }
        if (bucket == null) {
            return List.of();
        }
        List<Named> found = new ArrayList<>();
        if (key != null) {
            found.add(new Named(OBJECT, bucket + "/" + key, "arn:aws:s3:::" + bucket + "/" + key));
        }
        found.add(new Named(BUCKET, bucket, "arn:aws:s3:::" + bucket));
        return found;
    }

    /** A function may be named by its ARN, and with a version, which is none of the resource's. */
    private static List<Named> function(Call call, SdkPojo request) {
        String value = first(request, FUNCTIONS);
        if (value == null) {
            return List.of();
        }
        int mark = value.indexOf(FUNCTION_MARK);
        String name = mark < 0 ? value : value.substring(mark + FUNCTION_MARK.length());
        int version = name.indexOf(':');
        return List.of(named(FUNCTION, call, FUNCTION_MARK, version < 0 ? name : name.substring(0, version)));
    }

    private static List<Named> first(Call call, SdkPojo request, Set<String> members, String type, String mark) {
        String value = first(request, members);
        if (value == null) {
            return List.of();
        }
        return List.of(
                value.startsWith("arn:") ? new Named(type, nameIn(value), value) : named(type, call, mark, value));
    }

    private static @Nullable String first(SdkPojo request, Set<String> members) {
        for (SdkField<?> field : request.sdkFields()) {
            if (members.contains(field.memberName()) && field.getValueOrDefault(request) instanceof String value) {
                return value;
            }
        }
        return null;
    }

    private static Named named(String type, Call call, String mark, String name) {
        return new Named(
                type,
                name,
                "arn:" + Partition.of(call.region()) + ":" + call.service().signingName() + ":" + call.region() + ":"
                        + call.caller().accountId() + mark + name);
    }

    /** The name in an ARN; any other text as it is. */
    static String nameIn(String nameOrArn) {
        for (String mark :
                new String[] {STREAM_MARK, TABLE_MARK, DELIVERY_STREAM_MARK, FUNCTION_MARK, KEY_MARK, TRAIL_MARK}) {
            int at = nameOrArn.indexOf(mark);
            if (at >= 0) {
                String rest = nameOrArn.substring(at + mark.length());
                int slash = rest.indexOf('/');
                return slash < 0 ? rest : rest.substring(0, slash);
            }
        }
        return nameOrArn.startsWith("arn:aws:s3:::") ? nameOrArn.substring("arn:aws:s3:::".length()) : nameOrArn;
    }
}
