package dev.weir.broker.glue;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.utils.Lazy;

/**
 * AWS Glue, as much of it as deliveries and schema-aware producers need (docs/adr/0039-glue-keeps-documents.md). Nothing
 * of it is loaded before it is first called. Thread-safe.
 */
public final class GlueService implements Service {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(700, "/dev/weir/broker/glue/0700-documents.sql"));

    private final String region;
    private final TimeSource time;
    private final Documents documents;
    private final Lazy<List<Operation<?, ?>>> operations = new Lazy<>(this::open);

    /**
     * @param region of calls that name none
     * @param database with {@link #MIGRATIONS} applied; belongs to the caller
     */
    public GlueService(String region, TimeSource time, Database database) {
        this.region = region;
        this.time = time;
        this.documents = new Documents(database);
    }

    @Override
    public ServiceId id() {
        return ServiceId.GLUE;
    }

    /** The tables, for the services of this process. */
    public Catalogue catalogue() {
        return new TableOperations(time, documents);
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations.getValue();
    }

    private List<Operation<?, ?>> open() {
        Schemas schemas = new Schemas(time, documents);
        RegistryOperations registries = new RegistryOperations(documents, schemas, region);
        return Stream.of(
                        new DatabaseOperations(time, documents).operations(),
                        new TableOperations(time, documents).operations(),
                        registries.operations(),
                        new SchemaOperations(documents, schemas, registries).operations(),
                        new VersionOperations(documents, schemas).operations(),
                        new MetadataOperations(documents, schemas).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }
}
