package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection's credentials stand.
 *
 * @param issued how many times credentials have been given out since the connection was made
 * @param expires when the present ones end; null if they do not, or there are none
 * @param need what a person must do; null if nothing
 * @param problem why there are no credentials; null while there are, or none were asked for
 */
public record Standing(
        int issued,
        @Nullable Instant expires,
        @Nullable Need need,
        @Nullable ExpectedFailure problem) {

    /** Before anybody asked for credentials. */
    public static final Standing UNKNOWN = new Standing(0, null, null, null);
}
