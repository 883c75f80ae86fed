package dev.weir.broker.firehose.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.onward.Parcel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents for the bulk API, each on a line after the one that says where it goes. Not thread-safe. */
final class BulkRequest {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();

    /** A document in the request, by its place in the batch. */
    record Entry(int index, int length) {}

    /**
     * Adds a document.
     *
     * @param type null where indexes have no types
     * @param id null to let the cluster choose
     * @return false if it has several lines and is not JSON: it would be taken for several documents
     */
    boolean add(Parcel parcel, String index, @Nullable String type, @Nullable String id) throws IOException {
        byte[] document = oneLine(parcel.data());
        if (document == null) {
            return false;
        }
        try (JsonGenerator json = FACTORY.createGenerator(lines)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeObjectFieldStart("index");
            json.writeStringField("_index", index);
            if (type != null) {
                json.writeStringField("_type", type);
            }
            if (id != null) {
                json.writeStringField("_id", id);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        lines.write('\n');
        lines.write(document);
        lines.write('\n');
        entries.add(new Entry(parcel.index(), parcel.data().length));
        return true;
    }

    /** The line that a document is, or null if it cannot be one. */
    private static byte @Nullable [] oneLine(byte[] data) {
        int end = data.length;
        while (end > 0 && (data[end - 1] == '\n' || data[end - 1] == '\r' || data[end - 1] == ' ')) {
            end--;
        }
        byte[] line = java.util.Arrays.copyOf(data, end);
        for (byte b : line) {
            if (b == '\n' || b == '\r') {
                return rewritten(line);
            }
        }
        return end == 0 ? null : line;
    }

    private static byte @Nullable [] rewritten(byte[] data) {
        try {
            JsonNode json = JSON.readTree(data);
            return json == null || json.isMissingNode() ? null : JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            return null;
        }
    }

    int bytes() {
        return lines.size();
    }

    byte[] body() {
        return lines.toByteArray();
    }

    List<Entry> entries() {
        return entries;
    }
}
