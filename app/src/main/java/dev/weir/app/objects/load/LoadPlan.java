package dev.weir.app.objects.load;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutLimits;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where records go, under which keys, how fast.
 *
 * @param target the stream's name
 * @param keyText the field's name with dots between levels, or the key itself; unused for random keys
 * @param perSecond records a second at most, 0 for no limit
 */
public record LoadPlan(String target, KeyKind keyKind, String keyText, double perSecond) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a record's partition key comes from. An object does not keep those that its records once had. */
    public enum KeyKind {
        RANDOM,
        FIELD,
        FIXED;

        public String words() {
            return switch (this) {
                case RANDOM -> Text.of("A random key each");
                case FIELD -> Text.of("A field of the record");
                case FIXED -> Text.of("One key for all");
            };
        }
    }

    /** The record that is to be put, or null if the rule gives it no key. */
    @Nullable OutgoingRecord outgoing(byte[] data) {
        String key = switch (keyKind) {
            case RANDOM -> UUID.randomUUID().toString();
            case FIXED -> keyText;
            case FIELD -> field(data);
        };
        return key == null || key.isEmpty() || key.length() > PutLimits.KEY_CHARACTERS
                ? null
                : new OutgoingRecord(key, null, data);
    }

    private @Nullable String field(byte[] data) {
        try {
            JsonNode value = JSON.readTree(data).at(pointer());
            return value.isValueNode() && !value.isNull() ? value.asText() : null;
        } catch (IOException e) {
            // No JSON has no fields: it is counted among those without a key.
            return null;
        }
    }

    private JsonPointer pointer() {
        return JsonPointer.compile(
                "/" + keyText.strip().replace("~", "~0").replace("/", "~1").replace('.', '/'));
    }
}
