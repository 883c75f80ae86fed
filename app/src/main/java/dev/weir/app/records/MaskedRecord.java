package dev.weir.app.records;

import dev.weir.app.mask.MaskRules;
import dev.weir.app.records.tail.TailedRecord;

/** A record as it may be shown. */
final class MaskedRecord {

    private MaskedRecord() {}

    /** The same record where nothing is masked. */
    static TailedRecord of(TailedRecord record, MaskRules rules) {
        return rules.any()
                ? new TailedRecord(
                        record.arrivalMillis(),
                        record.shardId(),
                        record.sequenceNumber(),
                        rules.structured(record.partitionKey()),
                        rules.data(record.data()))
                : record;
    }
}
