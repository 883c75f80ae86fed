package dev.weir.broker.call;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One operation of a service: how its request begins and what answers it.
 *
 * @param name the operation's name as in the service model
 * @param readOnly whether it changes nothing, as CloudTrail's {@code readOnly} says
 * @param dataPlane whether CloudTrail calls it a data event (records in and out) rather than a management event
 * @param newRequest a new, empty builder of the request; the wire layer fills it through its {@code SdkField}s
 * @param handler what does the work
 */
public record Operation<I extends SdkPojo, O extends SdkPojo>(
        String name,
        boolean readOnly,
        boolean dataPlane,
        Supplier<? extends SdkBuilder<?, I>> newRequest,
        Handler<I, O> handler) {

    /** Does an operation's work. Called on a virtual thread, so it may block. */
    @FunctionalInterface
    public interface Handler<I, O> {

        /**
         * @param request validated against the service model's bounds, but not against the operation's own rules
         * @throws AwsException for everything that the caller is to be told
         */
        O handle(I request, Call call);
    }
}
