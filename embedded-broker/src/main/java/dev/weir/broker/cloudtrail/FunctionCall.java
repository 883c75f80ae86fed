package dev.weir.broker.cloudtrail;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** What events tell of calls to Lambda: no variables of an environment, which may be secrets, and nothing that a function said. */
final class FunctionCall {

    private FunctionCall() {}

    static @Nullable SdkPojo told(@Nullable SdkPojo pojo) {
        return switch (pojo) {
            case CreateFunctionRequest create ->
                create.toBuilder().environment((Environment) null).build();
            case UpdateFunctionConfigurationRequest update ->
                update.toBuilder().environment((Environment) null).build();
            case FunctionConfiguration settings ->
                settings.toBuilder().environment((EnvironmentResponse) null).build();
            case InvokeResponse answer -> null;
            case null, default -> pojo;
        };
    }
}
