package dev.weir.app.records.xray;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.Schemas.Given;
import dev.weir.app.records.decode.Schemas.Sort;
import dev.weir.app.records.decode.shape.DescriptorSets;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads schema files and writes what was given for a stream as a text to be remembered. */
final class SchemaShelf {

    /** Larger files are not schemas. */
    private static final int LARGEST = 8 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaShelf() {}

    /**
     * Reads a file and makes sure that it can be used. Off the JavaFX thread.
     *
     * @throws ExpectedFailure with the reason if it can't
     */
    static Given read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > LARGEST) {
            throw refused(name, Text.of("It has more than 8 MiB."));
        }
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
            try {
                new Schema.Parser(NameValidator.NO_VALIDATION).parse(text);
                return new Given(name, Sort.AVRO, content);
            } catch (AvroRuntimeException e) {
                throw refused(name, Text.of("It is JSON but no Avro schema: {0}", e.getMessage()));
            }
        }
        try {
            DescriptorSets.messages(content);
            return new Given(name, Sort.DESCRIPTOR_SET, content);
        } catch (NotThis e) {
            throw refused(
                    name,
                    Text.of(
                            "It is neither an Avro schema nor a descriptor set ({0}). protoc --include_imports --descriptor_set_out writes one of .proto files.",
                            e.getMessage()));
        }
    }

    private static ExpectedFailure refused(String name, String why) {
        return new ExpectedFailure(Failure.Kind.REJECTED, Text.of("{0} can't be used as a schema.", name), why);
    }

    static String text(Schemas schemas) {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        schemas.all()
                .forEach(each -> plain.put(
                        each.name(),
                        List.of(each.sort().name(), Base64.getEncoder().encodeToString(each.content()))));
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map are always JSON", e);
        }
    }

    /** From a remembered text; what can't be read is left out. */
    static Schemas from(@Nullable String text) {
        List<Given> given = new ArrayList<>();
        if (text != null) {
            try {
                JSON.readValue(text, new TypeReference<LinkedHashMap<String, ArrayList<String>>>() {})
                        .forEach((name, words) -> {
                            if (words.size() == 2) {
                                given.add(new Given(
                                        name,
                                        Sort.valueOf(words.get(0)),
                                        Base64.getDecoder().decode(words.get(1))));
                            }
                        });
            } catch (JsonProcessingException | IllegalArgumentException e) {
                return Schemas.NONE;
            }
        }
        return new Schemas(given);
    }
}
