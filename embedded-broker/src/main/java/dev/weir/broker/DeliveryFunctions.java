package dev.weir.broker;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.firehose.process.LambdaException;
import dev.weir.broker.lambda.LambdaInvoker;
import java.time.Duration;

/** The functions of the local Lambda, as Firehose calls them to transform records. Thread-safe. */
final class DeliveryFunctions implements dev.weir.broker.firehose.process.LambdaInvoker {

    /** How long Firehose waits for a function, of its quotas. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final LambdaInvoker functions;

    DeliveryFunctions(LambdaInvoker functions) {
        this.functions = functions;
    }

    @Override
    public byte[] invoke(String functionArn, byte[] payload) throws LambdaException {
        return switch (functions.invoke(functionArn, payload, LONGEST)) {
            case LambdaInvoker.Answer answer -> answer.payload();
            case LambdaInvoker.Failure failure -> throw refused(functionArn, failure);
        };
    }

    private static LambdaException refused(String functionArn, LambdaInvoker.Failure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                new LambdaException("Lambda.ResourceNotFound", "There is no function " + functionArn + ".");
            case THROTTLED -> new LambdaException("Lambda.InvokeLimitExceeded", failure.message());
            case PAYLOAD_TOO_LARGE -> new LambdaException("Lambda.FunctionRequestTooLarge", failure.message());
            case TIMED_OUT -> new LambdaException("Lambda.FunctionTimedOut", failure.message());
            case FUNCTION_ERROR -> new LambdaException("Lambda.FunctionError", failure.message());
            case NOT_READY, UNAVAILABLE -> throw new AwsException("ServiceException", 500, failure.message());
        };
    }
}
