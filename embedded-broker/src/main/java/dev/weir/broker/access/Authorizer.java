package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Denial;
import software.amazon.awssdk.core.SdkPojo;

/** Decides whether a call may be made. Thread-safe. */
public interface Authorizer {

    /** Lets every call pass. */
    Authorizer NONE = new Authorizer() {
        @Override
        public void check(Call call, SdkPojo request) {}

        @Override
        public void checkItem(Call call, SdkPojo request, String action, String resource) {}

        @Override
        public String sealed(Denial denial) {
            return "";
        }
    };

    /**
     * Lets a call pass, or not.
     *
     * @param request as read, not yet validated
     * @throws AwsException AccessDeniedException, with its {@link Denial}
     */
    void check(Call call, SdkPojo request);

    /**
     * Lets one item of a call pass, or not, where each is decided on its own.
     *
     * @throws AwsException AccessDeniedException
     */
    void checkItem(Call call, SdkPojo request, String action, String resource);

    /** A denial for the one who was denied: text that only STS's DecodeAuthorizationMessage of this broker can read. */
    String sealed(Denial denial);
}
