package dev.weir.broker.lambda;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

/** What publishes versions of functions, and lists these and functions. */
final class Versions {

    private static final int LISTED = 50;

    private final Functions functions;

    Versions(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PublishVersion", false, false, PublishVersionRequest::builder, this::publish),
                new Operation<>(
                        "ListVersionsByFunction",
                        true,
                        false,
                        ListVersionsByFunctionRequest::builder,
                        this::versionsOf),
                new Operation<>("ListFunctions", true, false, ListFunctionsRequest::builder, this::list));
    }

    private FunctionConfiguration publish(PublishVersionRequest request, Call call) {
        Function function = functions.latest(call, request.functionName());
        if (!function.isSettled(functions.now())) {
            throw LambdaErrors.conflict("The operation cannot be performed at this time. An update is in progress for"
                    + " resource: " + functions.arn(function));
        }
        if (request.revisionId() != null
                && !request.revisionId().equals(function.settings().revisionId())) {
            throw LambdaErrors.stale();
        }
        if (request.codeSha256() != null
                && !request.codeSha256().equals(function.settings().codeSha256())) {
            throw LambdaErrors.invalid("CodeSHA256 (" + request.codeSha256()
                    + ") is different from current CodeSHA256 in $LATEST ("
                    + function.settings().codeSha256()
                    + "). Please try again with the CodeSHA256 in $LATEST.");
        }
        return publish(function, request.description()).described(functions.now());
    }

    /** Makes a version of the latest, unless nothing has changed since the last one. */
    Function publish(Function function, @Nullable String description) {
        return functions.publish(function, latest -> {
            Function last =
                    functions.find(latest.region(), latest.name(), Integer.toString(Math.max(1, latest.published())));
            if (last != null
                    && last.code().equals(latest.code())
                    && essence(last).equals(essence(latest))) {
                return last;
            }
            String number = Integer.toString(latest.published() + 1);
            FunctionConfiguration settings = latest.settings().toBuilder()
                    .version(number)
                    .functionArn(functions.arn(latest) + ":" + number)
                    .description(description == null ? latest.settings().description() : description)
                    .revisionId(FunctionSettings.newRevision())
                    .build();
            return new Function(
                    0, latest.region(), latest.name(), number, settings, latest.code(), latest.settledAt(), null, 0);
        });
    }

    /** What makes one version differ from another. */
    private static FunctionConfiguration essence(Function function) {
        return function.settings().toBuilder()
                .version(null)
                .functionArn(null)
                .description(null)
                .revisionId(null)
                .lastModified(null)
                .state((State) null)
                .stateReason(null)
                .stateReasonCode((StateReasonCode) null)
                .lastUpdateStatus((LastUpdateStatus) null)
                .lastUpdateStatusReason(null)
                .build();
    }

    private ListVersionsByFunctionResponse versionsOf(ListVersionsByFunctionRequest request, Call call) {
        Function function = functions.latest(call, request.functionName());
        Page<Function> page =
                Page.of(functions.versions(function), Function::version, request.marker(), request.maxItems(), LISTED);
        return ListVersionsByFunctionResponse.builder()
                .versions(page.items().stream()
                        .map(each -> each.described(functions.now()))
                        .toList())
                .nextMarker(page.next())
                .build();
    }

    private ListFunctionsResponse list(ListFunctionsRequest request, Call call) {
        List<Function> all = functions.in(functions.region(call), request.functionVersion() == FunctionVersion.ALL);
        Page<Function> page =
                Page.of(all, each -> each.name() + ":" + each.version(), request.marker(), request.maxItems(), LISTED);
        return ListFunctionsResponse.builder()
                .functions(page.items().stream()
                        .map(each -> each.described(functions.now()))
                        .toList())
                .nextMarker(page.next())
                .build();
    }
}
