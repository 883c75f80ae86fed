package dev.weir.app.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events come from, page by page, newest first. Blocks; called off the JavaFX thread, one call at a time. */
public interface EventPages {

    /**
     * One answer.
     *
     * @param nextToken gets the next page, or null after the last
     */
    record PageOfEvents(List<AuditEvent> events, @Nullable String nextToken) {}

    /** @param token that of the page before, or null to begin anew */
    PageOfEvents page(AuditQuery query, Instant now, @Nullable String token) throws Exception;

    /** Whether new events come at the front. */
    boolean follows();

    /** How far it has come and what it could not read, one sentence, or empty. Any thread. */
    String progress();
}
