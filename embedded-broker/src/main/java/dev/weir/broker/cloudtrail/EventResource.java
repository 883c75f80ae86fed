package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Partition;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The stream, table or delivery stream that a request names, by name, by ARN or by the ARN of one of its consumers.
 *
 * @param type as CloudTrail calls it, for instance {@link #STREAM}
 */
record EventResource(String type, String arn, String accountId, String name) {

    static final String STREAM = "AWS::Kinesis::Stream";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String BUCKET = "AWS::S3::Bucket";
    static final String DELIVERY_STREAM = "AWS::KinesisFirehose::DeliveryStream";

    static final String FUNCTION = "AWS::Lambda::Function";

    private static final String STREAM_MARK = ":stream/";
    private static final String TABLE_MARK = ":table/";
    private static final String DELIVERY_STREAM_MARK = ":deliverystream/";
    private static final String FUNCTION_MARK = ":function:";
    private static final Set<String> STREAM_ARNS = Set.of("StreamARN", "ConsumerARN", "ResourceARN");

    /** Null if the request names none. */
    static @Nullable EventResource of(Call call, @Nullable SdkPojo request) {
        if (request == null) {
            return null;
        }
        return switch (call.service()) {
            case KINESIS -> stream(call, request);
            case DYNAMODB -> table(call, request);
            case S3 -> bucket(call, request);
            case FIREHOSE -> deliveryStream(call, request);
            case LAMBDA -> function(call, request);
            default -> null;
        };
    }

    private static @Nullable EventResource stream(Call call, SdkPojo request) {
        String name = null;
        for (SdkField<?> field : request.sdkFields()) {
            if (!(field.getValueOrDefault(request) instanceof String value)) {
                continue;
            }
            if (STREAM_ARNS.contains(field.memberName()) && value.contains(STREAM_MARK)) {
                return ofArn(STREAM, value.replaceFirst("/consumer/.*", ""));
            }
            if (field.memberName().equals("StreamName")) {
                name = value;
            }
        }
        return name == null ? null : ofName(STREAM, call, STREAM_MARK, name);
    }

    /** A table's name may be given as its ARN. */
    private static @Nullable EventResource table(Call call, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            boolean names =
                    field.memberName().equals("TableName") || field.memberName().equals("ResourceArn");
            if (names && field.getValueOrDefault(request) instanceof String value) {
                return value.contains(TABLE_MARK) ? ofArn(TABLE, value) : ofName(TABLE, call, TABLE_MARK, value);
            }
        }
        return null;
    }

    private static @Nullable EventResource deliveryStream(Call call, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            if (field.memberName().equals("DeliveryStreamName")
                    && field.getValueOrDefault(request) instanceof String value) {
                return ofName(DELIVERY_STREAM, call, DELIVERY_STREAM_MARK, value);
            }
        }
        return null;
    }

    /** A bucket's ARN tells neither region nor account. */
    private static @Nullable EventResource bucket(Call call, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            boolean names =
                    field.memberName().equals("Bucket") || field.memberName().equals("DestinationBucket");
            if (names && field.getValueOrDefault(request) instanceof String name) {
                return new EventResource(
                        BUCKET,
                        "arn:" + Partition.of(call.region()) + ":s3:::" + name,
                        call.caller().accountId(),
                        name);
            }
        }
        return null;
    }

    /** A function may be named by its ARN, and with a version, which is none of the resource's. */
    private static @Nullable EventResource function(Call call, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            boolean names = field.memberName().equals("FunctionName")
                    || field.memberName().equals("Resource");
            if (names && field.getValueOrDefault(request) instanceof String value) {
                int mark = value.indexOf(FUNCTION_MARK);
                String name = mark < 0 ? value : value.substring(mark + FUNCTION_MARK.length());
                int version = name.indexOf(':');
                return ofName(FUNCTION, call, FUNCTION_MARK, version < 0 ? name : name.substring(0, version));
            }
        }
        return null;
    }

    private static EventResource ofName(String type, Call call, String mark, String name) {
        return new EventResource(
                type,
                "arn:" + Partition.of(call.region()) + ":" + call.service().signingName() + ":" + call.region() + ":"
                        + call.caller().accountId() + mark + name,
                call.caller().accountId(),
                name);
    }

    private static @Nullable EventResource ofArn(String type, String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length < 6 ? null : new EventResource(type, arn, parts[4], nameIn(arn));
    }

    /** The stream's or table's name in its ARN; any other text as it is. */
    static String nameIn(String nameOrArn) {
        for (String mark : new String[] {STREAM_MARK, TABLE_MARK, DELIVERY_STREAM_MARK, FUNCTION_MARK}) {
            int at = nameOrArn.indexOf(mark);
            if (at >= 0) {
                String rest = nameOrArn.substring(at + mark.length());
                int slash = rest.indexOf('/');
                return slash < 0 ? rest : rest.substring(0, slash);
            }
        }
        return nameOrArn;
    }
}
