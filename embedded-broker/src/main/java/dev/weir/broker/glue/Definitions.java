package dev.weir.broker.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * What definitions of schemas are worth: whether they can be read, and whether they fit each other. Avro is checked by
 * Avro's own rules. Of JSON it is checked that it is JSON, of Protobuf only that it is not empty, and both fit everything:
 * a compatibility other than NONE and DISABLED is kept and told, but not enforced on them.
 */
final class Definitions {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Definitions() {}

    /** Why a definition is none; null if it is one. */
    static @Nullable String problem(String format, String definition) {
        try {
            switch (format) {
                case "AVRO" -> avro(definition);
                case "JSON" -> {
                    JsonNode tree = JSON.readTree(definition);
                    if (!tree.isObject() && !tree.isBoolean()) {
                        return "A JSON schema is an object or a boolean";
                    }
                }
                default -> {
                    if (definition.isBlank()) {
                        return "The definition is empty";
                    }
                }
            }
            return null;
        } catch (AvroRuntimeException | JsonProcessingException e) {
            return e.getMessage();
        }
    }

    private static Schema avro(String definition) {
        return new Schema.Parser().parse(definition);
    }

    /** Whether two definitions are the same but for the way in which they are written. */
    static boolean same(String format, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return !format.equals("PROTOBUF") && JSON.readTree(one).equals(JSON.readTree(other));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /**
     * Why a new definition does not fit those before; null if it does.
     *
     * @param before from the oldest that counts to the latest
     */
    static @Nullable String misfit(String format, String compatibility, String definition, List<String> before) {
        if (compatibility.equals("DISABLED") && !before.isEmpty()) {
            return "The schema takes no further versions";
        }
        if (!format.equals("AVRO") || compatibility.equals("NONE") || before.isEmpty()) {
            return null;
        }
        List<String> counted =
                compatibility.endsWith("_ALL") ? before : before.subList(before.size() - 1, before.size());
        Schema added = avro(definition);
        for (String each : counted) {
            Schema old = avro(each);
            boolean backward = !compatibility.startsWith("FORWARD");
            boolean forward = !compatibility.startsWith("BACKWARD");
            if (backward && !reads(added, old)) {
                return "It cannot read what was written with an earlier version";
            }
            if (forward && !reads(old, added)) {
                return "An earlier version cannot read what is written with it";
            }
        }
        return null;
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }
}
