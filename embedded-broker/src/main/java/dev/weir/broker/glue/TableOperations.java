package dev.weir.broker.glue;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.glue.Documents.Changes;
import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.wire.PojoText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.CreateTableResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableError;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableResponse;

/** The catalogue's tables. Versions of them are counted, but only the last is kept. */
final class TableOperations implements Catalogue {

    private final TimeSource time;
    private final Documents documents;

    TableOperations(TimeSource time, Documents documents) {
        this.time = time;
        this.documents = documents;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateTable", false, false, CreateTableRequest::builder, this::create),
                new Operation<>("GetTable", true, false, GetTableRequest::builder, (r, _) -> get(r)),
                new Operation<>("GetTables", true, false, GetTablesRequest::builder, (r, _) -> list(r)),
                new Operation<>("UpdateTable", false, false, UpdateTableRequest::builder, (r, _) -> update(r)),
                new Operation<>("DeleteTable", false, false, DeleteTableRequest::builder, (r, _) -> delete(r)),
                new Operation<>(
                        "BatchDeleteTable", false, false, BatchDeleteTableRequest::builder, (r, _) -> deleteMany(r)));
    }

    private static Place place(String database, String name) {
        return new Place(Kind.TABLE, database.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<Table> table(String database, String name) {
        return documents.find(place(database, name)).map(TableOperations::read);
    }

    private static Table read(String text) {
        return PojoText.read(text, Table.builder()).build();
    }

    private static Table.Builder of(TableInput input, Place place) {
        return PojoText.read(PojoText.write(input), Table.builder())
                .name(place.name())
                .databaseName(place.parent());
    }

    private CreateTableResponse create(CreateTableRequest request, Call call) {
        TableInput input = request.tableInput();
        if (input == null) {
            throw GlueErrors.invalid("A table is made from a TableInput; other table formats are not made here.");
        }
        Place place = place(request.databaseName(), input.name());
        Table table = of(input, place)
                .createTime(time.now())
                .updateTime(time.now())
                .createdBy(call.caller().arn())
                .isRegisteredWithLakeFormation(false)
                .catalogId(call.caller().accountId())
                .versionId("0")
                .build();
        documents.change(changes -> {
            requireDatabase(changes, place.parent());
            if (changes.find(place).isPresent()) {
                throw GlueErrors.exists("Table already exists.");
            }
            changes.put(place, PojoText.write(table));
            return true;
        });
        return CreateTableResponse.builder().build();
    }

    private static void requireDatabase(Changes changes, String name) throws SQLException {
        if (changes.find(DatabaseOperations.place(name)).isEmpty()) {
            throw GlueErrors.notFound("Database " + name + " not found.");
        }
    }

    private GetTableResponse get(GetTableRequest request) {
        Place place = place(request.databaseName(), request.name());
        if (documents.find(DatabaseOperations.place(place.parent())).isEmpty()) {
            throw GlueErrors.notFound("Database " + place.parent() + " not found.");
        }
        return documents
                .find(place)
                .map(text -> GetTableResponse.builder().table(read(text)).build())
                .orElseThrow(() -> GlueErrors.notFound("Table " + place.name() + " not found."));
    }

    private GetTablesResponse list(GetTablesRequest request) {
        String database = request.databaseName().toLowerCase(Locale.ROOT);
        if (documents.find(DatabaseOperations.place(database)).isEmpty()) {
            throw GlueErrors.notFound("Database " + database + " not found.");
        }
        Pattern wanted = pattern(request.expression());
        Pages<Table> page = Pages.of(
                documents,
                Kind.TABLE,
                database,
                request.nextToken(),
                request.maxResults(),
                entry -> read(entry.text()));
        return GetTablesResponse.builder()
                .tableList(page.items().stream()
                        .filter(table ->
                                wanted == null || wanted.matcher(table.name()).matches())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    /** From the API reference: a pattern that whole names match; here in Java's regular expressions, with a lone star for all. */
    private static @Nullable Pattern pattern(@Nullable String expression) {
        if (expression == null || expression.equals("*")) {
            return null;
        }
        try {
            return Pattern.compile(expression.replaceAll("(?<![.\\])}])\\*", ".*"));
        } catch (PatternSyntaxException e) {
            throw GlueErrors.invalid("The expression " + expression + " is no pattern: " + e.getDescription());
        }
    }

    private UpdateTableResponse update(UpdateTableRequest request) {
        TableInput input = request.tableInput();
        if (input == null) {
            throw GlueErrors.invalid("A table is updated from a TableInput; other table formats are not kept here.");
        }
        Place place = place(request.databaseName(), input.name());
        documents.change(changes -> {
            requireDatabase(changes, place.parent());
            Table before = changes.find(place)
                    .map(TableOperations::read)
                    .orElseThrow(() -> GlueErrors.notFound("Table " + place.name() + " not found."));
            if (request.versionId() != null && !request.versionId().equals(before.versionId())) {
                throw AwsException.of(
                        "ConcurrentModificationException", "Update table failed due to concurrent modifications.");
            }
            Table after = of(input, place)
                    .createTime(before.createTime())
                    .updateTime(time.now())
                    .createdBy(before.createdBy())
                    .isRegisteredWithLakeFormation(false)
                    .catalogId(before.catalogId())
                    .versionId(Long.toString(Long.parseLong(before.versionId()) + 1))
                    .build();
            changes.put(place, PojoText.write(after));
            return true;
        });
        return UpdateTableResponse.builder().build();
    }

    private DeleteTableResponse delete(DeleteTableRequest request) {
        Place place = place(request.databaseName(), request.name());
        documents.change(changes -> {
            requireDatabase(changes, place.parent());
            if (!changes.delete(place)) {
                throw GlueErrors.notFound("Table " + place.name() + " not found.");
            }
            return true;
        });
        return DeleteTableResponse.builder().build();
    }

    private BatchDeleteTableResponse deleteMany(BatchDeleteTableRequest request) {
        List<TableError> errors = documents.change(changes -> {
            requireDatabase(changes, request.databaseName().toLowerCase(Locale.ROOT));
            List<TableError> failed = new ArrayList<>();
            for (String name : request.tablesToDelete()) {
                if (!changes.delete(place(request.databaseName(), name))) {
                    failed.add(TableError.builder()
                            .tableName(name)
                            .errorDetail(detail ->
                                    detail.errorCode("EntityNotFoundException").errorMessage("Table not found"))
                            .build());
                }
            }
            return failed;
        });
        return BatchDeleteTableResponse.builder().errors(errors).build();
    }
}
