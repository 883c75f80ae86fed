package dev.weir.app.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shard page by page over one connection. It steps through each answer and counts its records, but makes no
 * objects of them. Used by one thread.
 */
final class WireReader implements AutoCloseable {

    private final URI endpoint;
    private final WireFormat format;
    private final WireConnection connection;
    private @Nullable String iterator;
    private int records;
    private long behindMillis;

    WireReader(URI endpoint, WireFormat format) throws IOException {
        this.endpoint = endpoint;
        this.format = format;
        this.connection = new WireConnection(endpoint);
    }

    /** Goes to a shard's beginning. */
    void toBeginning(String stream, String shardId) throws IOException {
        iterate(stream, shardId, "TRIM_HORIZON", null);
    }

    /** Goes to a record. */
    void to(String stream, Fill.Place place) throws IOException {
        iterate(stream, place.shardId(), "AT_SEQUENCE_NUMBER", place.sequenceNumber());
    }

    private void iterate(String stream, String shardId, String type, @Nullable String number) throws IOException {
        byte[] request = format.request(endpoint, "GetShardIterator", out -> {
            out.writeStringField("StreamName", stream);
            out.writeStringField("ShardId", shardId);
            out.writeStringField("ShardIteratorType", type);
            if (number != null) {
                out.writeStringField("StartingSequenceNumber", number);
            }
        });
        int length = connection.call(request);
        try (JsonParser in = format.factory().createParser(connection.answer(), 0, length)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.FIELD_NAME
                        && in.currentName().equals("ShardIterator")) {
                    iterator = in.nextTextValue();
                }
            }
        }
    }

    /** Reads the next page of up to a number of records. */
    int page(int limit) throws IOException {
        String from = iterator;
        byte[] request = format.request(endpoint, "GetRecords", out -> {
            out.writeStringField("ShardIterator", from);
            out.writeNumberField("Limit", limit);
        });
        int length = connection.call(request);
        records = 0;
        int depth = 0;
        try (JsonParser in = format.factory().createParser(connection.answer(), 0, length)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    depth++;
                    records += depth == 2 ? 1 : 0;
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME && depth == 1) {
                    member(in);
                }
            }
        }
        return records;
    }

    private void member(JsonParser in) throws IOException {
        switch (in.currentName()) {
            case "NextShardIterator" -> iterator = in.nextTextValue();
            case "MillisBehindLatest" -> behindMillis = in.nextLongValue(0);
            default -> {
                // the records, which are stepped through, and children of shards that are closed
            }
        }
    }

    /** Whether the last page reached the newest record. */
    boolean isAtTip() {
        return behindMillis == 0;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
