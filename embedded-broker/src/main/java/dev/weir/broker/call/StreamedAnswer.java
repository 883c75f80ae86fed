package dev.weir.broker.call;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An answer that goes on as a stream of events ({@code application/vnd.amazon.eventstream}) after its first message.
 *
 * @param initial what the first message holds
 * @param events what follows it
 */
public record StreamedAnswer(SdkPojo initial, Events events) implements SdkPojo {

    @Override
    public List<SdkField<?>> sdkFields() {
        return initial.sdkFields();
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
        return initial.sdkFieldNameToField();
    }

    /** Makes the events. */
    @FunctionalInterface
    public interface Events {

        /**
         * Sends events until there are no more. Runs once, on a virtual thread of its own, so it may block.
         *
         * @throws AwsException to end the stream with an error, which should be one of the model's union
         * @throws IOException if the client is gone
         */
        void sendTo(EventSink sink) throws IOException;
    }
}
