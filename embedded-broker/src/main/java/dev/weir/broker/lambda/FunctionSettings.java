package dev.weir.broker.lambda;

import dev.weir.broker.call.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** What a function is set to, from what requests ask for; the rules are the service's. */
final class FunctionSettings {

    private static final int TIMEOUT = 3;
    private static final int MOST_TIMEOUT = 900;
    private static final int MEMORY = 128;
    private static final int MOST_MEMORY = 10_240;
    private static final int STORAGE = 512;
    private static final int ENVIRONMENT_BYTES = 4096;
    private static final Set<String> RESERVED = Set.of(
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR",
            "_HANDLER");

    /** As the service writes times of functions: {@code 2015-11-05T18:30:08.000+0000}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private FunctionSettings() {}

    /** @throws AwsException InvalidParameterValueException or ValidationException */
    static FunctionConfiguration of(CreateFunctionRequest request, String name, String arn, Instant now) {
        if (request.packageType() == PackageType.IMAGE || request.code().imageUri() != null) {
            throw LambdaErrors.invalid("This broker runs no container images: give a zip or jar.");
        }
        if (request.runtimeAsString() == null) {
            throw LambdaErrors.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        unserved("Layers", request.hasLayers() && !request.layers().isEmpty());
        unserved(
                "FileSystemConfigs",
                request.hasFileSystemConfigs() && !request.fileSystemConfigs().isEmpty());
        unserved(
                "DeadLetterConfig",
                request.deadLetterConfig() != null && request.deadLetterConfig().targetArn() != null);
        unserved("CodeSigningConfigArn", request.codeSigningConfigArn() != null);
        List<Architecture> architectures =
                request.hasArchitectures() ? request.architectures() : List.of(Architecture.X86_64);
        return checked(FunctionConfiguration.builder()
                .functionName(name)
                .functionArn(arn)
                .runtime(request.runtimeAsString())
                .role(request.role())
                .handler(request.handler())
                .description(request.description() == null ? "" : request.description())
                .timeout(request.timeout() == null ? Integer.valueOf(TIMEOUT) : request.timeout())
                .memorySize(request.memorySize() == null ? Integer.valueOf(MEMORY) : request.memorySize())
                .version(FunctionName.LATEST)
                .environment(environment(request.environment()))
                .kmsKeyArn(request.kmsKeyArn())
                .tracingConfig(t -> t.mode(
                        request.tracingConfig() == null
                                ? TracingMode.PASS_THROUGH
                                : request.tracingConfig().mode()))
                .packageType(PackageType.ZIP)
                .architectures(architectures)
                .ephemeralStorage(e -> e.size(
                        request.ephemeralStorage() == null
                                ? Integer.valueOf(STORAGE)
                                : request.ephemeralStorage().size()))
                .snapStart(s -> s.applyOn("None").optimizationStatus("Off"))
                .loggingConfig(l -> l.logFormat("Text")
                        .logGroup(
                                request.loggingConfig() == null
                                                || request.loggingConfig().logGroup() == null
                                        ? "/aws/lambda/" + name
                                        : request.loggingConfig().logGroup()))
                .state(State.PENDING)
                .stateReason("The function is being created.")
                .stateReasonCode(StateReasonCode.CREATING)
                .lastModified(TIME.format(now))
                .revisionId(newRevision())
                .build());
    }

    /** @throws AwsException InvalidParameterValueException or ValidationException */
    static FunctionConfiguration updated(
            FunctionConfiguration present, UpdateFunctionConfigurationRequest request, Instant now) {
        unserved("Layers", request.hasLayers() && !request.layers().isEmpty());
        unserved(
                "FileSystemConfigs",
                request.hasFileSystemConfigs() && !request.fileSystemConfigs().isEmpty());
        unserved(
                "DeadLetterConfig",
                request.deadLetterConfig() != null && request.deadLetterConfig().targetArn() != null);
        FunctionConfiguration.Builder settings = present.toBuilder();
        settings.role(orElse(request.role(), present.role()));
        settings.handler(orElse(request.handler(), present.handler()));
        settings.description(orElse(request.description(), present.description()));
        settings.timeout(request.timeout() == null ? present.timeout() : request.timeout());
        settings.memorySize(request.memorySize() == null ? present.memorySize() : request.memorySize());
        settings.runtime(orElse(request.runtimeAsString(), present.runtimeAsString()));
        settings.kmsKeyArn(orElse(request.kmsKeyArn(), present.kmsKeyArn()));
        if (request.environment() != null) {
            settings.environment(environment(request.environment()));
        }
        if (request.tracingConfig() != null) {
            settings.tracingConfig(t -> t.mode(request.tracingConfig().mode()));
        }
        if (request.ephemeralStorage() != null) {
            settings.ephemeralStorage(request.ephemeralStorage());
        }
        if (request.loggingConfig() != null && request.loggingConfig().logGroup() != null) {
            settings.loggingConfig(
                    l -> l.logFormat("Text").logGroup(request.loggingConfig().logGroup()));
        }
        return beingUpdated(checked(settings.build()), now);
    }

    /** The same with a new revision, whose update is under way. */
    static FunctionConfiguration beingUpdated(FunctionConfiguration settings, Instant now) {
        return settings.toBuilder()
                .state(State.ACTIVE)
                .stateReason(null)
                .stateReasonCode((StateReasonCode) null)
                .lastUpdateStatus(LastUpdateStatus.IN_PROGRESS)
                .lastUpdateStatusReason("The function is being updated.")
                .lastModified(TIME.format(now))
                .revisionId(newRevision())
                .build();
    }

    static String newRevision() {
        return UUID.randomUUID().toString();
    }

    private static @Nullable String orElse(@Nullable String value, @Nullable String otherwise) {
        return value == null ? otherwise : value;
    }

    private static void unserved(String member, boolean asked) {
        if (asked) {
            throw LambdaErrors.invalid("This broker's Lambda does not serve " + member + ": leave it out.");
        }
    }

    private static FunctionConfiguration checked(FunctionConfiguration settings) {
        FunctionRuntime.check(settings.runtimeAsString());
        if (FunctionRuntime.isJava(settings.runtimeAsString()) && settings.handler() == null) {
            throw LambdaErrors.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        most("timeout", settings.timeout(), MOST_TIMEOUT);
        most("memorySize", settings.memorySize(), MOST_MEMORY);
        return settings;
    }

    private static void most(String member, int value, int most) {
        if (value > most) {
            throw AwsException.of(
                    "ValidationException",
                    "1 validation error detected: Value '" + value + "' at '" + member
                            + "' failed to satisfy constraint: Member must have value less than or equal to " + most);
        }
    }

    private static @Nullable EnvironmentResponse environment(@Nullable Environment environment) {
        if (environment == null || !environment.hasVariables()) {
            return null;
        }
        Map<String, String> variables = environment.variables();
        Set<String> taken = new TreeSet<>(variables.keySet());
        taken.retainAll(RESERVED);
        if (!taken.isEmpty()) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided contains reserved keys that are currently not"
                    + " supported for modification. Reserved keys used in this request: " + String.join(", ", taken));
        }
        int bytes = 0;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            bytes += (variable.getKey() + variable.getValue()).getBytes(StandardCharsets.UTF_8).length;
            if (variable.getValue().indexOf('\0') >= 0) {
                throw LambdaErrors.invalid("The environment variable " + variable.getKey() + " has a zero in it.");
            }
        }
        if (bytes > ENVIRONMENT_BYTES) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided exceeded the 4KB limit.");
        }
        return EnvironmentResponse.builder().variables(variables).build();
    }
}
