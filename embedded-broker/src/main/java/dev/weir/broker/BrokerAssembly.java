package dev.weir.broker;

import dev.weir.broker.BrokerStartException.Reason;

/** The one place where the broker's parts are put together. */
final class BrokerAssembly {

    private BrokerAssembly() {}

    static Broker start(BrokerConfig config) throws BrokerStartException {
        if (config.limits()) {
            throw new BrokerStartException(Reason.UNEXPECTED, "The broker's parts are not assembled yet.");
        }
        return new Broker() {
            @Override
            public java.net.URI endpoint() {
                return java.net.URI.create("http://127.0.0.1:" + config.port());
            }

            @Override
            public BrokerConfig config() {
                return config;
            }

            @Override
            public void close() {}
        };
    }
}
