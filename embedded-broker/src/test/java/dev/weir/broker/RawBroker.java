package dev.weir.broker;

import java.net.URI;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests of a class, asked byte by byte; a static field of the class, registered as an extension. */
final class RawBroker implements BeforeAllCallback, AfterAllCallback {

    private final Opened opened = new Opened();
    private Broker broker;
    private RawHttp http;

    @Override
    public void beforeAll(ExtensionContext context) throws BrokerStartException {
        broker = opened.add(Broker.start(BrokerConfig.inMemory()));
        http = opened.add(new RawHttp(broker.endpoint()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        opened.close();
    }

    URI endpoint() {
        return broker.endpoint();
    }

    RawHttp http() {
        return http;
    }
}
