package dev.weir.broker.glue;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.wire.PojoText;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.CreateDatabaseResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseRequest;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseResponse;

/** The catalogue's databases. */
final class DatabaseOperations {

    private final TimeSource time;
    private final Documents documents;

    DatabaseOperations(TimeSource time, Documents documents) {
        this.time = time;
        this.documents = documents;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateDatabase", false, false, CreateDatabaseRequest::builder, this::create),
                new Operation<>("GetDatabase", true, false, GetDatabaseRequest::builder, (r, _) -> get(r)),
                new Operation<>("GetDatabases", true, false, GetDatabasesRequest::builder, (r, _) -> list(r)),
                new Operation<>("UpdateDatabase", false, false, UpdateDatabaseRequest::builder, (r, _) -> update(r)),
                new Operation<>("DeleteDatabase", false, false, DeleteDatabaseRequest::builder, (r, _) -> delete(r)));
    }

    /** Names are kept in lower case, as Hive wants them. */
    static Place place(String name) {
        return new Place(Kind.DATABASE, "", name.toLowerCase(Locale.ROOT));
    }

    private CreateDatabaseResponse create(CreateDatabaseRequest request, Call call) {
        Place place = place(request.databaseInput().name());
        Database database = of(request.databaseInput(), place)
                .createTime(time.now())
                .catalogId(call.caller().accountId())
                .build();
        documents.change(changes -> {
            if (changes.find(place).isPresent()) {
                throw GlueErrors.exists("Database already exists.");
            }
            changes.put(place, PojoText.write(database));
            return true;
        });
        return CreateDatabaseResponse.builder().build();
    }

    private static Database.Builder of(DatabaseInput input, Place place) {
        return PojoText.read(PojoText.write(input), Database.builder()).name(place.name());
    }

    private static Database read(String text) {
        return PojoText.read(text, Database.builder()).build();
    }

    private GetDatabaseResponse get(GetDatabaseRequest request) {
        Place place = place(request.name());
        return documents
                .find(place)
                .map(text -> GetDatabaseResponse.builder().database(read(text)).build())
                .orElseThrow(() -> GlueErrors.notFound("Database " + place.name() + " not found."));
    }

    private GetDatabasesResponse list(GetDatabasesRequest request) {
        Pages<Database> page = Pages.of(
                documents, Kind.DATABASE, "", request.nextToken(), request.maxResults(), entry -> read(entry.text()));
        return GetDatabasesResponse.builder()
                .databaseList(page.items())
                .nextToken(page.next())
                .build();
    }

    private UpdateDatabaseResponse update(UpdateDatabaseRequest request) {
        Place place = place(request.name());
        documents.change(changes -> {
            Database before = changes.find(place)
                    .map(DatabaseOperations::read)
                    .orElseThrow(() -> GlueErrors.notFound("Database " + place.name() + " not found."));
            Database after = of(request.databaseInput(), place)
                    .createTime(before.createTime())
                    .catalogId(before.catalogId())
                    .build();
            changes.put(place, PojoText.write(after));
            return true;
        });
        return UpdateDatabaseResponse.builder().build();
    }

    /** With all of its tables. */
    private DeleteDatabaseResponse delete(DeleteDatabaseRequest request) {
        Place place = place(request.name());
        documents.change(changes -> {
            if (!changes.delete(place)) {
                throw GlueErrors.notFound("Database " + place.name() + " not found.");
            }
            changes.deleteAll(Kind.TABLE, place.name());
            return true;
        });
        return DeleteDatabaseResponse.builder().build();
    }
}
