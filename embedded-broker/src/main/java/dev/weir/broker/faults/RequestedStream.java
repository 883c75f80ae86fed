package dev.weir.broker.faults;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Which stream, or delivery stream, a request is about: named, in the ARN of the stream or of something of it, or behind an iterator. */
final class RequestedStream {

    private static final String MARK = ":stream/";

    private RequestedStream() {}

    /**
     * @param iterators gives the stream's name behind a shard iterator, or an empty text
     * @return null if the request names none
     */
    static @Nullable String of(SdkPojo request, UnaryOperator<String> iterators) {
        for (SdkField<?> field : request.sdkFields()) {
            if (field.getValueOrDefault(request) instanceof String value) {
                String name = switch (field.memberName()) {
                    case "StreamName", "DeliveryStreamName" -> value;
                    case "StreamARN", "ConsumerARN", "ResourceARN" -> nameIn(value);
                    case "ShardIterator" -> iterators.apply(value);
                    default -> "";
                };
                if (!name.isEmpty()) {
                    return name;
                }
            }
        }
        return null;
    }

    private static String nameIn(String arn) {
        int at = arn.indexOf(MARK);
        if (at < 0) {
            return "";
        }
        String rest = arn.substring(at + MARK.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
