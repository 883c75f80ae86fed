package dev.weir.broker.lambda;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.lambda.mapping.SourceCalls;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Finds the roles of functions, in which Lambda reads for them. Thread-safe. */
final class FunctionRoles implements SourceCalls {

    private final Functions functions;
    private final ServiceCalls calls;

    FunctionRoles(Functions functions, ServiceCalls calls) {
        this.functions = functions;
        this.calls = calls;
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T make(
            String region,
            String functionArn,
            ServiceId service,
            String operation,
            SdkPojo request,
            ServiceCalls.Work<T, E> work)
            throws E {
        if (calls.equals(ServiceCalls.UNCHECKED)) {
            return work.done();
        }
        Function function = functions.get(region, functionArn, null);
        ServiceRole role = new ServiceRole(
                "lambda.amazonaws.com",
                String.valueOf(function.settings().role()),
                "awslambda_" + function.settings().functionName(),
                functionArn,
                region);
        return calls.make(role, service, operation, request, work);
    }
}
