package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What services of this process do in a role that they were given. Thread-safe. */
public interface ServiceCalls {

    /** The code of a denial, whatever the called service's. */
    String DENIED = "AccessDeniedException";

    /** Lets services do what they do, as themselves. */
    ServiceCalls UNCHECKED = new ServiceCalls() {
        @Override
        public <T extends @Nullable Object, E extends Exception> T make(
                ServiceRole role, ServiceId service, String operation, SdkPojo request, Work<T, E> work) throws E {
            return work.done();
        }
    };

    /** The work of a call. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, E extends Exception> {
        T done() throws E;
    }

    /**
     * Does the work of a call if the role's policies, and those of what is called, allow it; the journal is told.
     *
     * @param operation for instance {@code PutObject}
     * @param request what a client would have sent, without its data
     * @throws AwsException AccessDeniedException, if the service may not take on the role or the role may not do this
     * @throws E what the work throws
     */
    <T extends @Nullable Object, E extends Exception> T make(
            ServiceRole role, ServiceId service, String operation, SdkPojo request, Work<T, E> work) throws E;

    /** Looks whether a call could be made; nothing is done but that the journal is told. */
    default void check(ServiceRole role, ServiceId service, String operation, SdkPojo request) {
        make(role, service, operation, request, () -> Boolean.TRUE);
    }
}
