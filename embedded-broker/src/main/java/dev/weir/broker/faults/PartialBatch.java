package dev.weir.broker.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** A PutRecordBatch of which some records are refused: only the others reach the service, and the answer tells of all. */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
record PartialBatch(PutRecordBatchRequest request, boolean[] refused, PutRecordBatchResponseEntry refusal)
        implements Partial {

    static PartialBatch draw(ActiveFault fault, PutRecordBatchRequest request) {
        String given = fault.fault().code();
        String code = given == null ? FaultErrors.SLOW_DOWN_CODE : given;
        boolean isInternal = code.equals("InternalFailure");
        return new PartialBatch(
                request,
                fault.drawRecords(request.records().size()),
                PutRecordBatchResponseEntry.builder()
                        .errorCode(code)
                        .errorMessage(isInternal ? "Internal Service Failure" : FaultErrors.SLOW_DOWN)
                        .build());
    }

    @Override
    public SdkPojo handle(UnaryOperator<SdkPojo> service) {
        List<Record> kept = new ArrayList<>();
        for (int i = 0; i < refused.length; i++) {
            if (!refused[i]) {
                kept.add(request.records().get(i));
            }
        }
        PutRecordBatchResponse answer = kept.isEmpty()
                ? PutRecordBatchResponse.builder().failedPutCount(0).build()
                : (PutRecordBatchResponse)
                        service.apply(request.toBuilder().records(kept).build());
        Iterator<PutRecordBatchResponseEntry> taken = answer.requestResponses().iterator();
        List<PutRecordBatchResponseEntry> all = new ArrayList<>(refused.length);
        for (boolean isRefused : refused) {
            all.add(isRefused ? refusal : taken.next());
        }
        return answer.toBuilder()
                .failedPutCount(answer.failedPutCount() + refused.length - kept.size())
                .requestResponses(all)
                .build();
    }
}
