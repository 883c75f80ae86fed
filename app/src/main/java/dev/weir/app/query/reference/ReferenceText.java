package dev.weir.app.query.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.weir.app.query.schema.SchemaText;
import dev.weir.app.query.schema.StreamSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reference tables as a text that can be kept: where the files are and what their columns are, none of their rows. */
final class ReferenceText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReferenceText() {}

    static String write(List<ReferenceTable> tables) {
        ArrayNode all = JSON.createArrayNode();
        for (ReferenceTable table : tables) {
            all.addObject()
                    .put("name", table.name())
                    .put("path", table.file().path().toString())
                    .put("form", table.file().form().name())
                    .put("delimiter", String.valueOf(table.file().delimiter()))
                    .put("schema", SchemaText.write(new StreamSchema(StreamSchema.Form.JSON, table.fields(), null)));
        }
        return all.toString();
    }

    /** What was written; what is of another version is left out. */
    static List<ReferenceTable> read(@Nullable String text) {
        List<ReferenceTable> tables = new ArrayList<>();
        if (text != null) {
            try {
                for (JsonNode each : JSON.readTree(text)) {
                    StreamSchema schema = SchemaText.read(each.path("schema").asText());
                    String delimiter = each.path("delimiter").asText();
                    if (schema != null && delimiter.length() == 1) {
                        ReferenceFile file = new ReferenceFile(
                                Path.of(each.path("path").asText()),
                                ReferenceFile.Form.valueOf(each.path("form").asText()),
                                delimiter.charAt(0));
                        tables.add(new ReferenceTable(each.path("name").asText(), file, schema.fields()));
                    }
                }
            } catch (JsonProcessingException | IllegalArgumentException fromAnotherVersion) {
                return tables;
            }
        }
        return tables;
    }
}
