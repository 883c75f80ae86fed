package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Document;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What events tell of a call about items: how it was made, but no key, no value and no expression. */
final class ItemCall {

    private ItemCall() {}

    static @Nullable SdkPojo told(@Nullable SdkPojo request) {
        if (request == null) {
            return null;
        }
        Document told = Document.empty();
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
            if (plain
                    && !field.memberName().endsWith("Expression")
                    && !field.memberName().endsWith("Token")) {
                told = told.with(field.memberName(), value);
            }
        }
        return told;
    }
}
