package dev.weir.broker;

import dev.weir.broker.call.Service;
import java.util.List;

/** The services of a broker, for tests that ask about all operations there are. */
public final class ServedOperations implements AutoCloseable {

    private final BrokerAssembly broker;

    public ServedOperations() throws BrokerStartException {
        broker = (BrokerAssembly) Broker.start(BrokerConfig.inMemory());
    }

    public List<Service> services() {
        return broker.services();
    }

    @Override
    public void close() {
        broker.close();
    }
}
