package dev.weir.broker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.cloudtrail.AuditLog;
import dev.weir.broker.cloudtrail.journal.JournalCheck;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /weir/health} says that the broker answers, and whether its journal of events is what was written, as far as
 * it is known; {@code GET /weir/journal} goes through the journal first. No AWS service uses these paths.
 */
final class Health {

    private static final String HEALTH = "/weir/health";
    private static final String JOURNAL = "/weir/journal";

    private final @Nullable AuditLog audit;

    /** @param audit null where calls are not recorded */
    Health(@Nullable AuditLog audit) {
        this.audit = audit;
    }

    static boolean asked(HttpRequest http) {
        return http.method().equals("GET")
                && (http.path().equals(HEALTH) || http.path().equals(JOURNAL));
    }

    HttpAnswer answer(HttpRequest http) {
        AuditLog log = audit;
        if (log != null && http.path().equals(JOURNAL)) {
            log.check();
        }
        return HttpAnswer.of(200, "application/json", text(log));
    }

    /** To those on other machines, who are nobody here without a key: that it answers, and no more. */
    static HttpAnswer toStrangers(HttpRequest http) {
        return http.path().equals(HEALTH)
                ? HttpAnswer.of(200, "application/json", "{\"status\":\"ok\"}\n")
                : HttpAnswer.of(403, "text/plain", "The journal is checked from the broker's own machine only.\n");
    }

    private static String text(@Nullable AuditLog log) {
        Package weir = Health.class.getPackage();
        String version = weir.getImplementationVersion();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", "ok");
            json.writeStringField("version", version == null ? "development" : version);
            if (log != null) {
                write(json, log);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer in memory does not fail.", e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, AuditLog log) throws IOException {
        JournalCheck check = log.lastCheck();
        json.writeObjectFieldStart("journal");
        json.writeStringField("state", check == null ? "unchecked" : check.isWhole() ? "whole" : "broken");
        json.writeNumberField("lost", log.lost());
        if (check != null) {
            json.writeStringField("checkedAt", check.at().toString());
            json.writeNumberField("events", check.events());
            json.writeArrayFieldStart("breaks");
            for (JournalCheck.Break each : check.breaks()) {
                json.writeStartObject();
                json.writeNumberField("from", each.from());
                json.writeNumberField("to", each.to());
                json.writeStringField("what", each.what());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
