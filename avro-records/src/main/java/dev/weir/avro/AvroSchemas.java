package dev.weir.avro;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Reads schemas of Avro, from whoever they come. */
public final class AvroSchemas {

    /** More characters than that are no schema that is taken. */
    public static final int LONGEST = 256 << 10;

    private AvroSchemas() {}

    /**
     * Reads one.
     *
     * @throws UnreadableException if the text is none, with the reason
     */
    public static Schema parse(String text) throws UnreadableException {
        if (text.length() > LONGEST) {
            throw new UnreadableException("Its schema has more than 256 KiB.");
        }
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION).parse(text);
        } catch (AvroRuntimeException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableException("Its schema is no Avro schema: "
                    + (message.length() > 200 ? message.substring(0, 200) + "…" : message));
        } catch (StackOverflowError e) {
            throw new UnreadableException("Its schema is nested too deep.");
        }
    }
}
