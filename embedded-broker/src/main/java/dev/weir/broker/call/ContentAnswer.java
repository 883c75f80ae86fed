package dev.weir.broker.call;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An answer whose body is bytes that may be larger than memory.
 *
 * @param head what the answer says besides
 */
public record ContentAnswer(SdkPojo head, Body body) implements SdkPojo {

    @Override
    public List<SdkField<?>> sdkFields() {
        return head.sdkFields();
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
        return head.sdkFieldNameToField();
    }

    /** Bytes to be written once, or never if the client has gone; closed in either case. */
    public interface Body extends AutoCloseable {

        /** How many there are. */
        long length();

        /** @throws IOException if the client is gone or the bytes cannot be read */
        void writeTo(WritableByteChannel out) throws IOException;

        @Override
        void close() throws IOException;
    }
}
