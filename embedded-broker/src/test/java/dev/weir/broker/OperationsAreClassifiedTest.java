package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.cloudtrail.EventKinds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every operation of every service, with what CloudTrail makes of it. The table is written by hand, from the services'
 * documentation; an operation that is in one of the two and not in the other fails.
 */
class OperationsAreClassifiedTest {

    private static final String TABLE = "/dev/weir/broker/cloudtrail/operations.txt";

    @Test
    void eachServedOperationIsInTheTableAsTheBrokerTakesIt() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory())) {
            Map<String, Collection<String>> served = new TreeMap<>();
            for (Service service : ((BrokerAssembly) broker).services()) {
                for (Operation<?, ?> operation : service.operations()) {
                    served.computeIfAbsent(
                                    service.id().signingName() + " " + EventKinds.of(service.id(), operation) + " "
                                            + (operation.readOnly() ? "reads" : "writes"),
                                    _ -> new TreeSet<>())
                            .add(operation.name());
                }
            }
            assertThat(served).isEqualTo(table());
        }
    }

    /** Lines like {@code kinesis MANAGEMENT writes: CreateStream DeleteStream}. */
    private static Map<String, Collection<String>> table() throws IOException {
        Map<String, Collection<String>> table = new TreeMap<>();
        try (InputStream in = OperationsAreClassifiedTest.class.getResourceAsStream(TABLE)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(": ", 2);
                    table.computeIfAbsent(parts[0], _ -> new TreeSet<>())
                            .addAll(List.of(parts[1].strip().split(" +")));
                }
            }
        }
        return table;
    }
}
