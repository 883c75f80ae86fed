package dev.weir.app.connection;

import java.time.Instant;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Notes each call that the service refused to the caller. It sits in the clients, where all calls pass. */
record RefusalRecorder(Refusals refusals) implements ExecutionInterceptor {

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (!(context.exception() instanceof AwsServiceException error)) {
            return;
        }
        AwsErrorDetails details = error.awsErrorDetails();
        if (details != null && Denial.code(details.errorCode())) {
            refusals.add(
                    attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                    attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                    Denial.of(Objects.requireNonNullElse(details.errorMessage(), "")),
                    Instant.now());
        }
    }
}
