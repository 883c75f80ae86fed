package dev.weir.app.records.decode.wrap;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.RegistryAnswers;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The header that Glue Schema Registry's serialisers write: 03, then 00 (plain) or 05 (zlib), then the UUID of the
 * schema's version.
 */
public final class GlueHeader {

    private static final int LENGTH = 18;

    private GlueHeader() {}

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (bytes.length() < LENGTH) {
            throw new NotThis(Text.of("it is shorter than the header's 18 bytes"));
        }
        if (bytes.at(0) != 3 || (bytes.at(1) != 0 && bytes.at(1) != 5)) {
            throw new NotThis(Text.of("the first bytes are {0}, not 03 00 or 03 05", bytes.head(2)));
        }
        UUID version = version(bytes);
        boolean uuid = version.version() >= 1 && version.version() <= 8 && version.variant() == 2;
        if (!uuid && chosen == null) {
            throw new NotThis(Text.of("bytes 2 to 17 are no UUID"));
        }
        List<String> notes = new ArrayList<>();
        Span payload = bytes.rest(LENGTH);
        boolean packed = bytes.at(1) == 5;
        if (packed) {
            byte[] data = Expansion.read(payload, effort, InflaterInputStream::new, notes);
            payload =
                    Source.made(Text.of("what zlib expands to"), data, payload).all();
        }
        RegistryAnswers.Answer answer = effort.registry().of(version);
        List<Field> fields = new ArrayList<>();
        fields.add(Field.number("header version", "byte", "3", bytes.part(0, 1)));
        fields.add(Field.string("compression", "byte", packed ? "zlib" : "none", bytes.part(1, 2)));
        fields.add(Field.string("schema version id", "UUID", version.toString(), bytes.part(2, LENGTH)));
        if (answer != null && answer.definition() != null) {
            fields.add(Field.string("data format", Text.of("of the registry"), answer.format(), null));
            fields.add(Field.string("schema", Text.of("of the registry"), answer.definition(), null));
        }
        Span body = payload;
        Choice says = says(version, answer);
        notes.add(0, registry(answer));
        if (answer != null && answer.definition() != null && answer.format().equals("PROTOBUF") && body.length() > 0) {
            GlueMessage message = GlueMessage.of(body, answer.definition(), effort);
            fields.add(message.field());
            notes.add(1, message.note());
            body = message.bytes();
            says = message.says();
        }
        fields.add(Field.raw("payload", "bytes", body));
        return Decoded.around(
                Sure.CERTAIN,
                Text.of("it begins with 03 {0} and the UUID {1}", "%02X".formatted(bytes.at(1)), version),
                Field.object("$", "Glue Schema Registry", bytes, fields),
                List.of(new Part("payload", body, says)),
                notes);
    }

    /** The version id of a header, wherever it was found. */
    public static UUID version(Span header) {
        return new UUID(
                header.part(2, 10).buffer().getLong(),
                header.part(10, LENGTH).buffer().getLong());
    }

    private static String registry(RegistryAnswers.@Nullable Answer answer) {
        if (answer == null) {
            return Text.of("The schema registry has not answered yet.");
        }
        return answer.problem() != null
                ? Text.of("{0} Give the schema by hand to decode with it.", answer.problem())
                : Text.of("The schema registry knows this version: {0}.", answer.format());
    }

    private static @Nullable Choice says(UUID version, RegistryAnswers.@Nullable Answer answer) {
        if (answer == null || answer.definition() == null) {
            return null;
        }
        return switch (answer.format()) {
            case "AVRO" -> new Choice(Kind.AVRO_DATUM, version.toString(), null);
            case "JSON" -> Choice.of(Kind.JSON);
            default -> null;
        };
    }
}
