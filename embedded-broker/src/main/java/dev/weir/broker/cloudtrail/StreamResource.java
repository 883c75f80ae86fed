package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Partition;
import dev.weir.broker.call.ServiceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The stream that a Kinesis request names, by name, by ARN or by the ARN of one of its consumers. */
record StreamResource(String arn, String accountId, String name) {

    static final String TYPE = "AWS::Kinesis::Stream";

    private static final String MARK = ":stream/";
    private static final Set<String> ARNS = Set.of("StreamARN", "ConsumerARN", "ResourceARN");

    /** Null if the request names no stream. */
    static @Nullable StreamResource of(Call call, @Nullable SdkPojo request) {
        if (call.service() != ServiceId.KINESIS || request == null) {
            return null;
        }
        String name = null;
        for (SdkField<?> field : request.sdkFields()) {
            if (!(field.getValueOrDefault(request) instanceof String value)) {
                continue;
            }
            if (ARNS.contains(field.memberName()) && value.contains(MARK)) {
                return ofArn(value.replaceFirst("/consumer/.*", ""));
            }
            if (field.memberName().equals("StreamName")) {
                name = value;
            }
        }
        return name == null
                ? null
                : new StreamResource(
                        "arn:" + Partition.of(call.region()) + ":kinesis:" + call.region() + ":"
                                + call.caller().accountId() + MARK + name,
                        call.caller().accountId(),
                        name);
    }

    private static @Nullable StreamResource ofArn(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length < 6 ? null : new StreamResource(arn, parts[4], nameIn(arn));
    }

    /** The stream's name in its ARN; any other text as it is. */
    static String nameIn(String nameOrArn) {
        int at = nameOrArn.indexOf(MARK);
        if (at < 0) {
            return nameOrArn;
        }
        String rest = nameOrArn.substring(at + MARK.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
