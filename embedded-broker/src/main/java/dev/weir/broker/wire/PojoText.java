package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.SdkPojo;

/** SDK model objects as text, in the form in which they travel, for a service to keep them. */
public final class PojoText {

    private static final JsonDialect DIALECT = new JsonDialect();
    private static final JsonFactory JSON = DIALECT.factory();

    private PojoText() {}

    public static String write(SdkPojo pojo) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            new DocumentWriter(out, DIALECT).write(pojo);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory takes everything
        }
        return text.toString();
    }

    /**
     * Fills a builder with what a text has of it; other members are left out.
     *
     * @throws IllegalStateException if the text is damaged
     */
    public static <B extends SdkPojo> B read(String text, B builder) {
        try (JsonParser in = JSON.createParser(text)) {
            new DocumentReader(in, DIALECT, NewerMembers.NONE).readRoot(builder);
            return builder;
        } catch (IOException e) {
            throw new IllegalStateException("The database's text of an object cannot be read", e);
        }
    }
}
