package dev.weir.broker.lambda;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.lambda.process.ProcessPool;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/** How many calls of a function may run at once. A reservation is a bound here; nothing is held free for it. */
final class ConcurrencyOperations {

    private static final long UNZIPPED = 262_144_000;
    private static final long ZIPPED = 52_428_800;
    private static final long ALL_CODE = 80_530_636_800L;

    private final Functions functions;

    ConcurrencyOperations(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "PutFunctionConcurrency", false, false, PutFunctionConcurrencyRequest::builder, this::put),
                new Operation<>(
                        "GetFunctionConcurrency", true, false, GetFunctionConcurrencyRequest::builder, this::get),
                new Operation<>(
                        "DeleteFunctionConcurrency",
                        false,
                        false,
                        DeleteFunctionConcurrencyRequest::builder,
                        this::delete),
                new Operation<>("GetAccountSettings", true, false, GetAccountSettingsRequest::builder, this::account));
    }

    private PutFunctionConcurrencyResponse put(PutFunctionConcurrencyRequest request, Call call) {
        Integer calls = request.reservedConcurrentExecutions();
        functions.change(functions.latest(call, request.functionName()), present -> present.withReserved(calls));
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(calls)
                .build();
    }

    private GetFunctionConcurrencyResponse get(GetFunctionConcurrencyRequest request, Call call) {
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(
                        functions.latest(call, request.functionName()).reserved())
                .build();
    }

    private DeleteFunctionConcurrencyResponse delete(DeleteFunctionConcurrencyRequest request, Call call) {
        functions.change(functions.latest(call, request.functionName()), present -> present.withReserved(null));
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    private GetAccountSettingsResponse account(GetAccountSettingsRequest request, Call call) {
        List<Function> all = functions.in(functions.region(call), true);
        long size = all.stream().mapToLong(each -> each.settings().codeSize()).sum();
        return GetAccountSettingsResponse.builder()
                .accountLimit(l -> l.concurrentExecutions(ProcessPool.MOST)
                        .unreservedConcurrentExecutions(ProcessPool.MOST)
                        .codeSizeUnzipped(UNZIPPED)
                        .codeSizeZipped(ZIPPED)
                        .totalCodeSize(ALL_CODE))
                .accountUsage(u -> u.functionCount(
                                all.stream().filter(Function::isLatest).count())
                        .totalCodeSize(size))
                .build();
    }
}
