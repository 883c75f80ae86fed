package dev.weir.app.query;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.query.gallery.Example;
import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.gallery.Target;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A broker with the demo's streams and the engines over it, among them a process of Watch, for all classes of a run that want one: made
 * for the first of them, closed after the last test. What a class puts there it names so that no other is disturbed.
 */
final class DemoEngines implements BeforeAllCallback {

    private static final int RECORDS = 2_000;

    private static final class Shared implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        private final BrokerWorkspace broker = new BrokerWorkspace();
        private final ConnectionEngines engines;

        Shared() {
            DemoStreams.fill(broker.clients().kinesis(), broker::createStream, RECORDS);
            engines = ConnectionEngines.of(broker.workspace());
            // It starts while the first tests ask without it.
            Objects.requireNonNull(engines.engines().watch()).prepare();
        }

        @Override
        public void close() {
            engines.engines().close();
            broker.close();
        }
    }

    private Shared shared;

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(DemoEngines.class))
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
    }

    BrokerWorkspace broker() {
        return shared.broker;
    }

    ConnectionEngines engines() {
        return shared.engines;
    }

    /** Makes what an example needs besides the demo's streams, if it is not there; a delivery stream has no objects yet. */
    void makeReady(Example example) throws IOException {
        Target target = example.target();
        if (target != null) {
            TargetStream.make(broker().clients().kinesis(), target.streamName());
            engines().schemas().store().put(target.streamName(), target.schema());
        }
        if (example.table() != null) {
            engines().references().put(ExampleNeeds.write(broker().workspace().dataFolder(), example.table()));
        }
        ExampleDelivery delivery = example.delivery();
        if (delivery != null) {
            ExampleNeeds.deliver(broker().clients(), delivery);
        }
    }

    /** Whether a delivery stream has delivered; while it has not, there is one more record in the stream that it reads. */
    boolean delivers(ExampleDelivery delivery) {
        if (objects(delivery) > 0) {
            return true;
        }
        // It begins with what arrives once it is active.
        if (delivery.streamName() == null) {
            return false;
        }
        broker().clients()
                .kinesis()
                .putRecord(request -> request.streamName(delivery.streamName())
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String(
                                "{\"id\":\"late\",\"time\":1517363399650,\"mag\":1.5,\"place\":\"here\"}")));
        return false;
    }

    private int objects(ExampleDelivery delivery) {
        return broker().clients()
                .s3()
                .listObjectsV2(request -> request.bucket(delivery.bucket()))
                .keyCount();
    }
}
