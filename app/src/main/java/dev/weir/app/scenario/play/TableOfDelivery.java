package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Delivery;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.TableInput;

/** The table in Glue's catalogue that says what the Parquet of a delivery stream looks like. Blocks; throws what the SDK throws. */
final class TableOfDelivery {

    static final String DATABASE = "weir_scenarios";

    private final GlueClient glue;
    private final Delivery delivery;

    TableOfDelivery(GlueClient glue, Delivery delivery) {
        this.glue = glue;
        this.delivery = delivery;
    }

    static String name(Delivery delivery) {
        return delivery.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    void make() {
        try {
            glue.createDatabase(request -> request.databaseInput(input -> input.name(DATABASE)));
        } catch (AlreadyExistsException there) {
            // As it should be.
        }
        List<Column> columns = delivery.columns().stream()
                .map(column -> Column.builder()
                        .name(column.name())
                        .type(type(column.type()))
                        .build())
                .toList();
        TableInput table = TableInput.builder()
                .name(name(delivery))
                .storageDescriptor(storage -> storage.columns(columns))
                .build();
        try {
            glue.createTable(request -> request.databaseName(DATABASE).tableInput(table));
        } catch (AlreadyExistsException there) {
            glue.updateTable(request -> request.databaseName(DATABASE).tableInput(table));
        }
    }

    void remove() {
        try {
            glue.deleteTable(request -> request.databaseName(DATABASE).name(name(delivery)));
        } catch (EntityNotFoundException gone) {
            // As it should be.
        }
    }

    private static String type(String column) {
        return switch (column) {
            case "integer" -> "bigint";
            case "number" -> "double";
            case "boolean" -> "boolean";
            case "timestamp" -> "timestamp";
            default -> "string";
        };
    }
}
