package dev.weir.broker.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A shard's log as simply as it can be: what the record store is compared with. */
final class ModelLog {

    final TreeMap<Long, StoredRecord> records = new TreeMap<>();
    OptionalLong last = OptionalLong.empty();

    void append(List<StoredRecord> added) {
        for (StoredRecord record : added) {
            records.put(record.index(), record);
            last = OptionalLong.of(record.index());
        }
    }

    List<StoredRecord> read(long from, int maxRecords, long maxBytes) {
        List<StoredRecord> page = new ArrayList<>();
        long bytes = 0;
        for (StoredRecord record : records.tailMap(from).values()) {
            long size = record.data().length
                    + record.partitionKey().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (page.size() == maxRecords || (!page.isEmpty() && bytes + size > maxBytes)) {
                break;
            }
            bytes += size;
            page.add(record);
        }
        return page;
    }

    OptionalLong first() {
        return records.isEmpty() ? OptionalLong.empty() : OptionalLong.of(records.firstKey());
    }

    OptionalLong lastArrival() {
        return records.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(records.lastEntry().getValue().arrivalMillis());
    }

    OptionalLong atOrAfter(Instant time) {
        return records.values().stream()
                .filter(record -> !Instant.ofEpochMilli(record.arrivalMillis()).isBefore(time))
                .mapToLong(StoredRecord::index)
                .findFirst();
    }

    void trim(Instant before) {
        records.values()
                .removeIf(record -> Instant.ofEpochMilli(record.arrivalMillis()).isBefore(before));
    }
}
