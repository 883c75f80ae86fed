package dev.weir.broker.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** What a function answers that reports which records of a batch it could not process. */
final class ItemFailures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemFailures() {}

    /**
     * The index of the first record that failed; the batch's size if none did. An answer that cannot be understood, or names
     * a record that is none of the batch, fails the whole batch, as in the service.
     */
    static int first(byte[] answer, List<SourceRecord> batch) {
        if (answer.length == 0) {
            return batch.size();
        }
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (IOException e) {
            return 0;
        }
        if (json.isNull() || (json.isObject() && json.isEmpty())) {
            return batch.size();
        }
        JsonNode failures = json.path("batchItemFailures");
        if (failures.isNull()) {
            return batch.size();
        }
        if (!failures.isArray()) {
            return 0;
        }
        int first = batch.size();
        for (JsonNode failure : failures) {
            int index = index(failure.path("itemIdentifier").asText(""), batch);
            if (index < 0) {
                return 0;
            }
            first = Math.min(first, index);
        }
        return first;
    }

    private static int index(String sequenceNumber, List<SourceRecord> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber().equals(sequenceNumber)) {
                return i;
            }
        }
        return -1;
    }
}
