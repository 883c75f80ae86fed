package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Why a transaction was not done: TransactionCanceledException, with a reason for each of its writes. */
final class Cancellation {

    private static final String CONDITION = "ConditionalCheckFailedException";

    private Cancellation() {}

    /** @param refused null in the place of each write that would have been done */
    static AwsException of(List<TransactWrite> writes, List<Write.@Nullable Refused> refused) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            reasons.add(reason(writes.get(i), refused.get(i)));
        }
        String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return AwsException.of(
                        "TransactionCanceledException",
                        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes)
                .with("CancellationReasons", reasons);
    }

    private static CancellationReason reason(TransactWrite write, Write.@Nullable Refused refused) {
        if (refused == null) {
            return CancellationReason.builder().code("None").build();
        }
        boolean condition = refused.reason().code().equals(CONDITION);
        CancellationReason.Builder reason = CancellationReason.builder()
                .code(condition ? "ConditionalCheckFailed" : "ValidationError")
                .message(refused.reason().getMessage());
        Item present = refused.present();
        if (condition && write.tellsItem() && present != null) {
            reason.item(AttributeValues.of(present));
        }
        return reason.build();
    }
}
