package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Tells the credentials when the service says that they have expired, whatever they themselves say. */
record ExpiryCheck(CredentialSession credentials) implements ExecutionInterceptor {

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorCode() != null
                && EXPIRED.contains(service.awsErrorDetails().errorCode())) {
            credentials.refused();
        }
    }
}
