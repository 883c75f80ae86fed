package dev.weir.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a caller puts: records of bytes that no storage layer can compress away.
 *
 * @param keys a partition key a record
 * @param data the bytes of each record
 */
record Batch(List<String> keys, List<byte[]> data) {

    static final int RECORDS = 500;
    static final int RECORD_BYTES = 1024;

    static Batch of(int caller) {
        return of(caller, RECORD_BYTES);
    }

    static Batch of(int caller, int recordBytes) {
        List<String> keys = new ArrayList<>(RECORDS);
        List<byte[]> data = new ArrayList<>(RECORDS);
        Random random = new Random(caller);
        for (int i = 0; i < RECORDS; i++) {
            keys.add("key-" + caller + "-" + i);
            byte[] bytes = new byte[recordBytes];
            random.nextBytes(bytes);
            data.add(bytes);
        }
        return new Batch(keys, data);
    }
}
