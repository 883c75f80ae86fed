package dev.weir.broker.glue;

import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of a schema, as it is kept.
 *
 * @param id a UUID
 * @param status AVAILABLE, or FAILURE where it did not fit those before
 * @param metadata the values of each key, the newest last
 */
record VersionRecord(
        String id, long number, String definition, String status, String createdAt, Map<String, List<Value>> metadata) {

    static final String AVAILABLE = "AVAILABLE";
    static final String FAILURE = "FAILURE";

    /** A value of a key, and since when. */
    record Value(String value, String createdAt) {}

    /** Where a version is; the numbers' texts are in the order of the numbers. */
    static Place place(String versions, long number) {
        return new Place(Kind.VERSION, versions, String.format("%010d", number));
    }

    static Place idPlace(String id) {
        return new Place(Kind.VERSION_ID, "", id);
    }

    boolean isAvailable() {
        return status.equals(AVAILABLE);
    }

    VersionRecord with(Map<String, List<Value>> others) {
        return new VersionRecord(id, number, definition, status, createdAt, others);
    }

    Map<String, List<Value>> metadataCopy() {
        Map<String, List<Value>> copy = new LinkedHashMap<>();
        metadata.forEach((key, values) -> copy.put(key, new ArrayList<>(values)));
        return copy;
    }
}
