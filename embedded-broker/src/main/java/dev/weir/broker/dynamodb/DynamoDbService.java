package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Lazy;

/**
 * Amazon DynamoDB, as much of it as lease tables need (docs/adr/0023-a-subset-of-dynamodb.md). Nothing of it is loaded
 * before it is first called. Thread-safe.
 */
public final class DynamoDbService implements Service, AutoCloseable {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(500, "/dev/weir/broker/dynamodb/0500-tables.sql"));

    private final String accountId;
    private final String region;
    private final Duration stateDelay;
    private final TimeSource time;
    private final Database database;
    private final Lazy<List<Operation<?, ?>>> operations = new Lazy<>(this::open);
    private volatile @Nullable Upkeep upkeep;

    /**
     * @param region of calls that name none
     * @param stateDelay how long tables and indexes stay CREATING, UPDATING or DELETING, at least
     * @param database with {@link #MIGRATIONS} applied; belongs to the caller
     */
    public DynamoDbService(String accountId, String region, Duration stateDelay, TimeSource time, Database database) {
        this.accountId = accountId;
        this.region = region;
        this.stateDelay = stateDelay;
        this.time = time;
        this.database = database;
    }

    @Override
    public ServiceId id() {
        return ServiceId.DYNAMODB;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations.getValue();
    }

    private List<Operation<?, ?>> open() {
        TableStore store = new TableStore(database, accountId);
        TagStore tags = new TagStore(database);
        Tables tables = new Tables(time, store, region);
        WriteQueue queue = new WriteQueue(database);
        ItemWriter writer = new ItemWriter(tables, queue);
        ItemReader reader = new ItemReader(database, queue);
        Census census = new Census(database);
        Upkeep ongoing = new Upkeep(time, tables, writer, database, new Filling(database, queue), stateDelay);
        upkeep = ongoing;
        ongoing.start();
        return Stream.of(
                        new TableOperations(tables, store, tags, census, ongoing, stateDelay).operations(),
                        List.of(new UpdateTableOperation(tables, store::nextId, census, ongoing, stateDelay)
                                .operation()),
                        new ItemOperations(tables, writer, reader).operations(),
                        List.of(
                                new QueryOperation(tables, reader).operation(),
                                new ScanOperation(tables, reader).operation()),
                        new BatchOperations(tables, writer, reader).operations(),
                        new TransactionOperations(tables, writer, reader, new ClientTokens(tables)).operations(),
                        new SettingOperations(tables, ongoing).operations(),
                        new TagOperations(tables, tags).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /** Ends what goes on by itself; the database is closed by its owner after that. */
    @Override
    public void close() {
        Upkeep ongoing = upkeep;
        if (ongoing != null) {
            ongoing.stop();
        }
    }
}
