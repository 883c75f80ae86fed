package dev.weir.broker.lambda;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.access.RoleCredentials;
import dev.weir.broker.call.Operation;
import dev.weir.broker.lambda.code.CodeStore;
import dev.weir.broker.lambda.mapping.MappingOperations;
import dev.weir.broker.lambda.mapping.MappingParts;
import dev.weir.broker.lambda.mapping.Mappings;
import dev.weir.broker.lambda.process.ProcessPool;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The one place where the parts of Lambda are put together. */
final class LambdaAssembly implements AutoCloseable {

    private final CodeStore code;
    private final ProcessPool pool;
    private final Launches launches;
    private final Invocations invocations;
    private final AsyncEvents events;
    private final Mappings mappings;
    private final List<Operation<?, ?>> operations;

    LambdaAssembly(LambdaService.Parts parts) {
        BrokerConfig config = parts.config();
        code = new CodeStore(config.dataFolder());
        pool = new ProcessPool(parts.time());
        launches = new Launches(code);
        Functions functions = new Functions(
                parts.time(),
                new FunctionStore(parts.database()),
                config.accountId(),
                config.region(),
                config.stateDelay());
        code.keepOnly(functions.code());
        invocations = new Invocations(functions, launches, pool, parts.time(), parts.logs(), parts.metrics());
        events = new AsyncEvents(functions, invocations, parts.database(), parts.time());
        MappingParts mapped = new MappingParts(
                config.accountId(),
                config.region(),
                config.stateDelay(),
                parts.time(),
                parts.database(),
                parts.objects(),
                invocations,
                parts.streams(),
                (region, named) -> functions.arn(functions.get(region, named, null)),
                new FunctionRoles(functions, parts.calls()),
                invocations::age);
        mappings = new Mappings(mapped);
        Versions versions = new Versions(functions);
        operations = Stream.of(
                        new FunctionOperations(functions, versions, new CodeSource(code, parts.objects()), pool)
                                .operations(),
                        versions.operations(),
                        new InvokeOperation(functions, invocations, events).operations(),
                        new ConcurrencyOperations(functions).operations(),
                        new TagOperations(functions).operations(),
                        new MappingOperations(mapped, mappings).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    void listenAt(URI broker, RoleCredentials roles) {
        launches.listenAt(broker, roles);
    }

    void start() {
        events.start();
        mappings.start();
    }

    Invocations invocations() {
        return invocations;
    }

    List<Operation<?, ?>> operations() {
        return operations;
    }

    @Override
    public void close() {
        mappings.stop();
        events.stop();
        pool.close();
        code.close();
    }
}
