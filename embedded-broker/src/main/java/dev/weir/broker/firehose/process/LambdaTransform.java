package dev.weir.broker.firehose.process;

import dev.weir.broker.time.TimeSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/**
 * Gives records to a function and takes what it makes of them. A batch is as large as configured, and never so large that
 * its request is more than a function takes. What fails three times over goes to the errors, the whole batch. Thread-safe.
 */
public final class LambdaTransform implements Processor {

    private static final int RECORD_OVERHEAD = 512;
    private static final double NANOS_PER_MILLI = 1e6;

    private final LambdaInvoker invoker;
    private final String functionArn;
    private final int retries;
    private final long batchBytes;
    private final LambdaRequest request;
    private final TimeSource time;
    private final ObjDoubleConsumer<String> metrics;

    /**
     * @param retries after the first try
     * @param batchBytes of data, before Base64
     * @param metrics told what is measured, by the names of CloudWatch's metrics
     */
    public LambdaTransform(
            LambdaInvoker invoker,
            String functionArn,
            int retries,
            long batchBytes,
            LambdaRequest request,
            TimeSource time,
            ObjDoubleConsumer<String> metrics) {
        this.invoker = invoker;
        this.functionArn = functionArn;
        this.retries = retries;
        this.batchBytes = batchBytes;
        this.request = request;
        this.time = time;
        this.metrics = metrics;
    }

    @Override
    public List<Outcome> process(List<Outcome> records, RecordOrigin origin) {
        List<Outcome> outcomes = new ArrayList<>(records.size());
        List<Outcome.Ready> batch = new ArrayList<>();
        long bytes = 0;
        long encoded = 0;
        for (Outcome record : records) {
            if (!(record instanceof Outcome.Ready ready)) {
                transform(batch, origin, outcomes);
                bytes = 0;
                encoded = 0;
                outcomes.add(record);
                continue;
            }
            long length = RECORD_OVERHEAD + 4L * ((ready.data().length + 2) / 3);
            if (!batch.isEmpty()
                    && (bytes + ready.data().length > batchBytes || encoded + length > LambdaInvoker.MOST_BYTES)) {
                transform(batch, origin, outcomes);
                bytes = 0;
                encoded = 0;
            }
            batch.add(ready);
            bytes += ready.data().length;
            encoded += length;
        }
        transform(batch, origin, outcomes);
        return outcomes;
    }

    private void transform(List<Outcome.Ready> batch, RecordOrigin origin, List<Outcome> outcomes) {
        if (batch.isEmpty()) {
            return;
        }
        byte[] payload = request.payload(batch, origin);
        LambdaException failure = null;
        for (int attempt = 1; attempt <= retries + 1; attempt++) {
            long begun = time.nanoTime();
            try {
                LambdaAnswer answer = LambdaAnswer.read(checked(invoker.invoke(functionArn, payload)));
                metrics.accept("ExecuteProcessing.Success", 1);
                metrics.accept("ExecuteProcessing.Duration", (time.nanoTime() - begun) / NANOS_PER_MILLI);
                take(batch, answer, attempt, outcomes);
                batch.clear();
                return;
            } catch (LambdaException e) {
                metrics.accept("ExecuteProcessing.Success", 0);
                metrics.accept("ExecuteProcessing.Duration", (time.nanoTime() - begun) / NANOS_PER_MILLI);
                failure = e;
            }
        }
        for (Outcome.Ready record : batch) {
            String code = failure == null ? "Lambda.FunctionError" : failure.code();
            String message = failure == null ? "" : failure.getMessage();
            outcomes.add(record.failed(
                    new FailureReason(FailureReason.PROCESSING, code, message, retries + 1, functionArn)));
        }
        batch.clear();
    }

    private static byte[] checked(byte[] answer) throws LambdaException {
        if (answer.length > LambdaInvoker.MOST_BYTES) {
            throw new LambdaException(
                    "Lambda.ResponseTooLarge",
                    "The function's answer is larger than 6 MiB: " + answer.length + " bytes.");
        }
        return answer;
    }

    private void take(List<Outcome.Ready> batch, LambdaAnswer answer, int attempts, List<Outcome> outcomes) {
        double succeeded = 0;
        double bytes = 0;
        for (int i = 0; i < batch.size(); i++) {
            Outcome.Ready record = batch.get(i);
            LambdaAnswer.Result result = answer.of(LambdaRequest.recordId(record, i));
            if (result.failure() != null) {
                outcomes.add(record.failed(new FailureReason(
                        FailureReason.PROCESSING, result.failure(), result.message(), attempts, functionArn)));
            } else if (result.data() != null) {
                outcomes.add(record.withData(result.data()).withKeys(merged(record.keys(), result.keys())));
                succeeded++;
                bytes += result.data().length;
            }
        }
        metrics.accept("SucceedProcessing.Records", succeeded);
        metrics.accept("SucceedProcessing.Bytes", bytes);
    }

    private static Map<String, String> merged(Map<String, String> present, Map<String, String> added) {
        Map<String, String> all = new java.util.HashMap<>(present);
        added.forEach((name, value) -> all.put("partitionKeyFromLambda:" + name, value));
        return all;
    }

    static byte[] decoded(String base64) throws LambdaException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new LambdaException("Lambda.JsonProcessingException", "The data of a record is not Base64.");
        }
    }
}
