package dev.weir.app.capsule.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A record as a line of JSON. */
final class RecordLine {

    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\\d{1,128}");
    private static final Pattern HASH_KEY = Pattern.compile("|0|[1-9]\\d{0,38}");
    static final BigInteger KEYS = BigInteger.TWO.pow(128);

    /** The line's members, in their order. */
    private record Form(
            String shardId, String sequenceNumber, String arrival, String partitionKey, String hashKey, String data) {}

    private RecordLine() {}

    /** Without its line end. */
    static byte[] of(SavedRecord saved) throws JsonProcessingException {
        return Json.STRICT.writeValueAsBytes(new Form(
                saved.shardId(),
                saved.sequenceNumber(),
                saved.arrival(),
                saved.partitionKey(),
                saved.hashKey(),
                Base64.getEncoder().encodeToString(saved.data())));
    }

    /**
     * Reads a line.
     *
     * @throws Wrong with a sentence if anything about it is not as it must be
     */
    static SavedRecord read(byte[] line, Map<String, StreamPart.ShardPart> shards) throws Wrong {
        Form form;
        try {
            form = Json.STRICT.readValue(line, Form.class);
        } catch (JsonProcessingException e) {
            throw new Wrong(Json.words(e));
        } catch (java.io.IOException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
        StreamPart.ShardPart shard = shards.get(form.shardId());
        String problem = problem(form, shard);
        if (problem != null) {
            throw new Wrong(problem);
        }
        return new SavedRecord(
                form.shardId(),
                form.sequenceNumber(),
                form.arrival(),
                form.partitionKey(),
                form.hashKey(),
                data(form.data()));
    }

    private static @Nullable String problem(Form form, StreamPart.@Nullable ShardPart shard) {
        if (shard == null) {
            return Text.of("the stream has no shard {0}", form.shardId());
        }
        if (!SEQUENCE_NUMBER.matcher(form.sequenceNumber()).matches()) {
            return Text.of("the sequence number is none");
        }
        if (form.partitionKey().isEmpty() || form.partitionKey().length() > 256) {
            return Text.of(
                    "the partition key has {0} characters, not 1 to 256",
                    form.partitionKey().length());
        }
        if (!HASH_KEY.matcher(form.hashKey()).matches()
                || (!form.hashKey().isEmpty() && new BigInteger(form.hashKey()).compareTo(KEYS) >= 0)) {
            return Text.of("the hash key is none");
        }
        try {
            Instant.parse(form.arrival());
        } catch (DateTimeException e) {
            return Text.of("the time of arrival is none");
        }
        return null;
    }

    private static byte[] data(String text) throws Wrong {
        byte[] data;
        try {
            data = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Wrong(Text.of("the data is not Base64"));
        }
        if (data.length > Bounds.LARGEST_DATA) {
            throw new Wrong(Text.of("the data is larger than 10 MiB"));
        }
        return data;
    }

    /** A line is not as it must be; the message is a sentence without its full stop. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what);
        }
    }
}
