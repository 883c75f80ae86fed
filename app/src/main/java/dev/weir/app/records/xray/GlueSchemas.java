package dev.weir.app.records.xray;

import dev.weir.app.records.decode.RegistryAnswers.Answer;
import dev.weir.app.text.Text;
import java.util.UUID;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;

/** Asks the Glue Schema Registry. Off the JavaFX thread. */
final class GlueSchemas {

    private GlueSchemas() {}

    /** The schema of a version; that it is unknown is an answer too, other trouble is thrown. */
    static Answer ask(GlueClient glue, UUID version) {
        try {
            GetSchemaVersionResponse found =
                    glue.getSchemaVersion(request -> request.schemaVersionId(version.toString()));
            String definition = found.schemaDefinition();
            return definition == null
                    ? new Answer("", null, Text.of("The schema registry has this version without a definition."))
                    : new Answer(String.valueOf(found.dataFormatAsString()), definition, null);
        } catch (EntityNotFoundException e) {
            return new Answer("", null, Text.of("The schema registry does not know this version."));
        }
    }
}
