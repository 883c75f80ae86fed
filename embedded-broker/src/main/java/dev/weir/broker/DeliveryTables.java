package dev.weir.broker;

import dev.weir.broker.firehose.convert.TableSchemas;
import dev.weir.broker.glue.Catalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/** The tables of the local Glue, as Firehose converts records by them. It keeps the last version of a table alone. Thread-safe. */
final class DeliveryTables implements TableSchemas {

    private static final String LATEST = "LATEST";

    private final Catalogue tables;

    DeliveryTables(Catalogue tables) {
        this.tables = tables;
    }

    @Override
    public @Nullable List<Column> columns(String region, String database, String table, String version) {
        return tables.table(database, table)
                .filter(found -> version.equals(LATEST) || version.equals(found.versionId()))
                .map(DeliveryTables::columns)
                .orElse(null);
    }

    private static List<Column> columns(Table table) {
        return table.storageDescriptor() == null
                ? List.of()
                : table.storageDescriptor().columns().stream()
                        .map(column -> new Column(column.name(), column.type() == null ? "string" : column.type()))
                        .toList();
    }
}
