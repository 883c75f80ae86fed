package dev.weir.app.query.watch;

import dev.weir.app.query.engine.QueryOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The streams as tables that a statement may name. Called off the JavaFX thread. */
@FunctionalInterface
public interface Tables {

    /**
     * How streams are come to.
     *
     * @param endpoint the endpoint, or null for the region's own
     * @param identity what to sign with now
     */
    record Reach(@Nullable String endpoint, AwsCredentialsIdentity identity) {}

    /**
     * The CREATE TABLE statements to declare before a statement, in order. What it throws fails the statement with its message.
     */
    List<String> declarations(String statement, QueryOptions options);

    /** Throws, with the reason for a person, if the statement may not be run. */
    default void check(String statement) {}

    /** A statement goes on with the declarations that it was begun with. Blocks. */
    default void goingOn(String statement, List<String> declarations) {}

    /** How streams are come to now; null if the declarations say it themselves. */
    default @Nullable Reach reach() {
        return null;
    }
}
