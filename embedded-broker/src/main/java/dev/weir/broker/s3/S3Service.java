package dev.weir.broker.s3;

import dev.weir.broker.access.Authorizer;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.Lazy;

/**
 * Amazon S3, as much of it as its usual clients need (docs/adr/0038-objects-are-files-that-the-database-names.md).
 * Nothing of it is loaded before it is first called. Thread-safe.
 */
public final class S3Service implements Service, AutoCloseable {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(600, "/dev/weir/broker/s3/0600-objects.sql"));

    private final String region;
    private final Supplier<Authorizer> authorizer;
    private final Lazy<Parts> parts;
    private final Lazy<List<Operation<?, ?>>> operations = new Lazy<>(this::open);

    /**
     * @param folder the data folder, in which {@code s3} will have the objects; null for a temporary one that is deleted
     *     when this is closed
     * @param region of buckets that are made by calls that name none
     * @param database with {@link #MIGRATIONS} applied; belongs to the caller
     */
    public S3Service(@Nullable Path folder, String region, TimeSource time, Database database) {
        this(folder, region, time, database, () -> Authorizer.NONE);
    }

    /** @param authorizer asked for what is decided key by key */
    public S3Service(
            @Nullable Path folder, String region, TimeSource time, Database database, Supplier<Authorizer> authorizer) {
        this.authorizer = authorizer;
        this.region = region;
        this.parts = new Lazy<>(() -> Parts.open(folder, time, database));
    }

    @Override
    public ServiceId id() {
        return ServiceId.S3;
    }

    /** The same objects, for the services of this process. */
    public ObjectStore objects() {
        return new LazyObjects(parts);
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations.getValue();
    }

    private List<Operation<?, ?>> open() {
        Parts of = parts.getValue();
        return Stream.of(
                        new BucketOperations(of.buckets(), region).operations(),
                        new TaggingOperations(of.buckets(), of.objects()).operations(),
                        new ListOperations(of.objects()).operations(),
                        new ReadOperations(of.objects()).operations(),
                        new WriteOperations(of.buckets(), of.objects(), of.files(), authorizer).operations(),
                        new CopyOperation(of.buckets(), of.objects(), of.files()).operations(),
                        new UploadOperations(of.buckets(), of.objects(), of.uploads(), of.files()).operations(),
                        new UploadListOperations(of.uploads()).operations())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(S3Service::checked)
                .toList();
    }

    private static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> checked(Operation<I, O> operation) {
        return new Operation<>(
                operation.name(),
                operation.readOnly(),
                operation.dataPlane(),
                operation.newRequest(),
                (request, call) -> {
                    RequestChecks.check(request, call);
                    return operation.handler().handle(request, call);
                });
    }

    /** Deletes what was only to last as long as this. */
    @Override
    public void close() {
        if (parts.hasValue()) {
            parts.getValue().close();
        }
    }
}
