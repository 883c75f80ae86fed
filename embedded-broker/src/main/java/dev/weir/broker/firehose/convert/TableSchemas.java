package dev.weir.broker.firehose.convert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the schemas of tables are asked for. Thread-safe. */
@FunctionalInterface
public interface TableSchemas {

    /**
     * The columns of a table in their order, without those it is partitioned by.
     *
     * @param version a version's id, or {@code LATEST}
     * @return null if there is no such table or version
     */
    @Nullable List<Column> columns(String region, String database, String table, String version);

    /** A column by its name and its type as Hive writes it, for instance {@code array<struct<a:int,b:string>>}. */
    record Column(String name, String type) {}
}
