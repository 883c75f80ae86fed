package dev.weir.broker.faults;

import dev.weir.broker.call.Call;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** A PutRecords of which some records are refused: only the others reach the service, and the answer tells of all. */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
record PartialFailure(PutRecordsRequest request, boolean[] refused, PutRecordsResultEntry refusal) implements Partial {

    static PartialFailure draw(ActiveFault fault, PutRecordsRequest request, Call call, @Nullable String stream) {
        String code = fault.fault().code() == null
                ? FaultErrors.THROUGHPUT
                : fault.fault().code();
        String message =
                code.equals("InternalFailure") ? "Internal Service Failure" : FaultErrors.rateExceeded(call, stream);
        return new PartialFailure(
                request,
                fault.drawRecords(request.records().size()),
                PutRecordsResultEntry.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
    }

    /** What is left of the request; no records at all if every one is refused. */
    PutRecordsRequest rest() {
        List<PutRecordsRequestEntry> kept = new ArrayList<>();
        for (int i = 0; i < refused.length; i++) {
            if (!refused[i]) {
                kept.add(request.records().get(i));
            }
        }
        return request.toBuilder().records(kept).build();
    }

    /** The answer to the whole request, from the answer to the rest; null if there was no rest. */
    PutRecordsResponse whole(@Nullable PutRecordsResponse answer) {
        Iterator<PutRecordsResultEntry> kept = answer == null
                ? List.<PutRecordsResultEntry>of().iterator()
                : answer.records().iterator();
        List<PutRecordsResultEntry> all = new ArrayList<>(refused.length);
        int failed = answer == null ? 0 : answer.failedRecordCount();
        for (boolean isRefused : refused) {
            all.add(isRefused ? refusal : kept.next());
            failed += isRefused ? 1 : 0;
        }
        PutRecordsResponse.Builder whole = answer == null ? PutRecordsResponse.builder() : answer.toBuilder();
        return whole.failedRecordCount(failed).records(all).build();
    }

    @Override
    public SdkPojo handle(UnaryOperator<SdkPojo> service) {
        PutRecordsRequest rest = rest();
        return whole(rest.records().isEmpty() ? null : (PutRecordsResponse) service.apply(rest));
    }
}
