package dev.weir.broker.iam;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * AWS IAM: puts its parts together, when they are first asked for. A broker whose callers are not verified pays nothing for
 * it until then. Thread-safe.
 */
public final class IamService implements Service, AutoCloseable {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(1120, "/dev/weir/broker/iam/1120-identities.sql"));

    private final Database database;
    private final Supplier<Seal> seal;
    private final String accountId;
    private final Identities identities = new Identities(() -> parts().directory(), () -> parts().uses());
    private @Nullable Parts parts;

    private record Parts(Directory directory, LastUses uses) {}

    /**
     * @param database with {@link #MIGRATIONS} applied; belongs to the caller
     * @param seal what secrets are sealed with
     */
    public IamService(String accountId, Database database, Supplier<Seal> seal) {
        this.accountId = accountId;
        this.database = database;
        this.seal = seal;
    }

    private synchronized Parts parts() {
        Parts present = parts;
        if (present == null) {
            Directory directory = new Directory(new IdentityStore(database), seal.get(), accountId);
            present = new Parts(directory, new LastUses(directory));
            parts = present;
        }
        return present;
    }

    /** Who there is. */
    public Identities identities() {
        return identities;
    }

    @Override
    public ServiceId id() {
        return ServiceId.IAM;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        Directory directory = parts().directory();
        return Stream.of(
                        new UserOperations(directory).operations(),
                        new AccessKeyOperations(directory, parts().uses()).operations(),
                        new GroupOperations(directory).operations(),
                        new RoleOperations(directory).operations(),
                        new PolicyOperations(directory).operations(),
                        new InlinePolicies(directory).operations(),
                        new Attachments(directory).operations(),
                        new AccountOperations(directory).operations(),
                        new Simulations(directory).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /** Keeps when keys were last used. Does not close the database. */
    @Override
    public synchronized void close() {
        if (parts != null) {
            parts.uses().keepAll();
        }
    }
}
