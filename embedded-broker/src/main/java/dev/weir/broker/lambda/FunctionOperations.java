package dev.weir.broker.lambda;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.lambda.code.CodeStore;
import dev.weir.broker.lambda.process.ProcessPool;
import dev.weir.broker.sealed.SealedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** What creates, tells, changes and deletes functions. */
final class FunctionOperations {

    private static final int NAME_LENGTH = 64;

    private final Functions functions;
    private final Versions versions;
    private final CodeSource code;
    private final CodeStore store;
    private final ProcessPool pool;

    FunctionOperations(Functions functions, Versions versions, CodeSource code, ProcessPool pool) {
        this.functions = functions;
        this.versions = versions;
        this.code = code;
        this.store = code.store();
        this.pool = pool;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateFunction", false, false, CreateFunctionRequest::builder, this::create),
                new Operation<>("GetFunction", true, false, GetFunctionRequest::builder, this::get),
                new Operation<>(
                        "GetFunctionConfiguration",
                        true,
                        false,
                        GetFunctionConfigurationRequest::builder,
                        (request, call) -> told(
                                functions.get(functions.region(call), request.functionName(), request.qualifier()))),
                new Operation<>(
                        "UpdateFunctionCode", false, false, UpdateFunctionCodeRequest::builder, this::updateCode),
                new Operation<>(
                        "UpdateFunctionConfiguration",
                        false,
                        false,
                        UpdateFunctionConfigurationRequest::builder,
                        this::updateSettings),
                new Operation<>("DeleteFunction", false, false, DeleteFunctionRequest::builder, this::delete));
    }

    private FunctionConfiguration told(Function function) {
        return function.described(functions.now());
    }

    private FunctionConfiguration create(CreateFunctionRequest request, Call call) {
        String region = functions.region(call);
        FunctionName named = FunctionName.of(request.functionName());
        if (named.qualifier() != null
                || named.name().length() > NAME_LENGTH
                || (named.region() != null && !region.equals(named.region()))
                || (named.accountId() != null && !functions.accountId().equals(named.accountId()))) {
            throw LambdaErrors.invalid("The function name must be one of this account and region, of at most "
                    + NAME_LENGTH + " characters, and without a version.");
        }
        Instant now = functions.now();
        FunctionConfiguration settings =
                FunctionSettings.of(request, named.name(), functions.arn(region, named.name()), now);
        if (functions.latest(region, named.name()) != null) {
            throw LambdaErrors.conflict("Function already exist: " + named.name());
        }
        Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
        TagOperations.check(tags);
        FunctionCode given = request.code();
        CodeSource.Kept kept = code.keep(given.zipFile(), given.s3Bucket(), given.s3Key(), isCommand(settings));
        Function function = new Function(
                0,
                region,
                named.name(),
                FunctionName.LATEST,
                kept.tellIn(settings).build(),
                kept.id(),
                functions.settled(),
                null,
                0);
        functions.add(function);
        functions.store().tag(function, tags);
        return Boolean.TRUE.equals(request.publish()) ? told(versions.publish(function, null)) : told(function);
    }

    private static boolean isCommand(FunctionConfiguration settings) {
        return settings.environment() != null
                && settings.environment().variables().containsKey(FunctionRuntime.COMMAND);
    }

    private GetFunctionResponse get(GetFunctionRequest request, Call call) {
        Function function = functions.get(functions.region(call), request.functionName(), request.qualifier());
        Map<String, String> tags = functions.store().tags(function);
        Function latest = functions.latest(function.region(), function.name());
        Integer reserved = latest == null ? null : latest.reserved();
        GetFunctionResponse.Builder answer = GetFunctionResponse.builder()
                .configuration(told(function))
                .code(c -> c.repositoryType("S3").location(location(function)));
        if (!tags.isEmpty()) {
            answer.tags(tags);
        }
        if (reserved != null) {
            answer.concurrency(c -> c.reservedConcurrentExecutions(reserved));
        }
        return answer.build();
    }

    /** Where the archive can be had; nowhere if only this process can read it. */
    private @Nullable String location(Function function) {
        Path archive = store.archive(function.code());
        return SealedData.isSealed(archive) ? null : archive.toUri().toString();
    }

    private FunctionConfiguration updateCode(UpdateFunctionCodeRequest request, Call call) {
        Function function = functions.latest(call, request.functionName());
        if (request.imageUri() != null) {
            throw LambdaErrors.invalid("This broker runs no container images: give a zip or jar.");
        }
        checkChangeable(function, request.revisionId());
        CodeSource.Kept kept =
                code.keep(request.zipFile(), request.s3Bucket(), request.s3Key(), isCommand(function.settings()));
        if (Boolean.TRUE.equals(request.dryRun())) {
            return kept.tellIn(function.settings()).build();
        }
        Function changed = functions.change(function, present -> {
            checkChangeable(present, request.revisionId());
            FunctionConfiguration.Builder settings =
                    kept.tellIn(FunctionSettings.beingUpdated(present.settings(), functions.now()));
            if (request.hasArchitectures()) {
                settings.architectures(request.architectures());
            }
            return present.with(settings.build(), kept.id(), functions.settled());
        });
        pool.endWaiting(changed.key());
        return Boolean.TRUE.equals(request.publish()) ? told(versions.publish(changed, null)) : told(changed);
    }

    private FunctionConfiguration updateSettings(UpdateFunctionConfigurationRequest request, Call call) {
        Function function = functions.latest(call, request.functionName());
        Function changed = functions.change(function, present -> {
            checkChangeable(present, request.revisionId());
            return present.with(
                    FunctionSettings.updated(present.settings(), request, functions.now()),
                    present.code(),
                    functions.settled());
        });
        pool.endWaiting(changed.key());
        return told(changed);
    }

    private void checkChangeable(Function function, @Nullable String revision) {
        if (!function.isSettled(functions.now())) {
            throw LambdaErrors.conflict("The operation cannot be performed at this time. An update is in progress for"
                    + " resource: " + functions.arn(function));
        }
        if (revision != null && !revision.equals(function.settings().revisionId())) {
            throw LambdaErrors.stale();
        }
    }

    private DeleteFunctionResponse delete(DeleteFunctionRequest request, Call call) {
        Function function = functions.get(functions.region(call), request.functionName(), request.qualifier());
        if (function.isLatest()
                && (request.qualifier() != null
                        || FunctionName.of(request.functionName()).qualifier() != null)) {
            throw LambdaErrors.invalid("$LATEST version cannot be deleted without deleting the function.");
        }
        List<Function> gone = function.isLatest() ? functions.versions(function) : List.of(function);
        functions.delete(function);
        gone.forEach(each -> pool.endWaiting(each.key()));
        return DeleteFunctionResponse.builder().build();
    }
}
