package dev.weir.broker.glue;

import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Table;

/** The tables of the local Glue, for the other services of this process. Thread-safe. */
@FunctionalInterface
public interface Catalogue {

    /** A table, if there is one; names in any case. */
    Optional<Table> table(String database, String name);
}
