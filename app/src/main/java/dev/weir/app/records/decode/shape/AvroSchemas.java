package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.RegistryAnswers;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The Avro schemas that are at hand for a record: given by hand, or named by the Glue registry. */
final class AvroSchemas {

    private AvroSchemas() {}

    /** A schema and where it is from. */
    record Known(String name, Schema schema) {}

    static Schema parse(String text) throws NotThis {
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION).parse(text);
        } catch (AvroRuntimeException e) {
            throw new NotThis(Text.of("the schema can't be read: {0}", e.getMessage()));
        }
    }

    /** Those that may fit, the chosen one alone where one is chosen. */
    static List<Known> candidates(Effort effort, @Nullable Choice chosen) throws NotThis {
        String name = chosen == null ? null : chosen.schema();
        String registered = name == null ? null : definition(effort, name);
        if (name != null && registered != null) {
            return List.of(new Known(Text.of("schema {0} of the registry", name), parse(registered)));
        }
        List<Known> known = new ArrayList<>();
        List<Schemas.Given> given = effort.schemas().of(Schemas.Sort.AVRO, name);
        NotThis unreadable = null;
        for (Schemas.Given each : given) {
            try {
                known.add(new Known(each.name(), parse(new String(each.content(), StandardCharsets.UTF_8))));
            } catch (NotThis e) {
                unreadable = e;
            }
        }
        if (known.isEmpty()) {
            throw unreadable != null
                    ? unreadable
                    : new NotThis(
                            name == null
                                    ? Text.of("no Avro schema was given")
                                    : Text.of("the schema {0} is not given any more", name));
        }
        return known;
    }

    private static @Nullable String definition(Effort effort, String name) {
        try {
            RegistryAnswers.Answer answer = effort.registry().of(UUID.fromString(name));
            return answer == null ? null : answer.definition();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
