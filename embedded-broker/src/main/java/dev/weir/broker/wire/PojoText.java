package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.SdkPojo;

/** SDK model objects as JSON text and back: how a service keeps what it was given. Thread-safe. */
public final class PojoText {

    private static final JsonDialect JSON = new JsonDialect();

    private PojoText() {}

    /** An object with all that is set in it. */
    public static String write(SdkPojo pojo) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.factory().createGenerator(text)) {
            new DocumentWriter(out, JSON).write(pojo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Fills an object's builder from what {@link #write} gave. */
    public static void read(String text, SdkPojo builder) {
        try (JsonParser parser = JSON.factory().createParser(text)) {
            new DocumentReader(parser, JSON, NewerMembers.NONE).readRoot(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
