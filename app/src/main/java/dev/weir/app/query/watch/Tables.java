package dev.weir.app.query.watch;

import dev.weir.app.query.engine.QueryOptions;
import java.util.List;

/** The streams as tables that a statement may name. */
@FunctionalInterface
public interface Tables {

    /**
     * The CREATE TABLE statements to declare before a statement, in order. Called off the JavaFX thread; what it throws fails the
     * statement with its message.
     */
    List<String> declarations(String statement, QueryOptions options);
}
