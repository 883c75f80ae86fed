package dev.weir.broker.lambda;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.access.RoleCredentials;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.logs.LogSink;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AWS Lambda: functions in Java and commands, in processes of their own (docs/adr/0042-functions-in-processes.md).
 * Nothing of it is loaded before it is first called, unless something waits for a function. Thread-safe.
 */
public final class LambdaService implements Service, LambdaInvoker, AutoCloseable {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(1000, "/dev/weir/broker/lambda/1000-functions.sql"));

    private final Parts parts;
    private @Nullable LambdaAssembly opened;
    private @Nullable URI endpoint;
    private RoleCredentials credentials = RoleCredentials.ANY;
    private boolean closed;

    /**
     * What the service works with; all of it belongs to the caller.
     *
     * @param database with {@link #MIGRATIONS} applied
     * @param objects where code may come from and failed batches may go
     * @param streams finds a stream by its ARN; null if there is none
     * @param logs where functions' logs go
     * @param metrics told the AWS/Lambda metrics
     * @param calls decides what event source mappings may do in the roles of their functions
     */
    public record Parts(
            BrokerConfig config,
            TimeSource time,
            Database database,
            ObjectStore objects,
            java.util.function.Function<String, @Nullable StreamReader> streams,
            LogSink logs,
            MetricSink metrics,
            ServiceCalls calls) {}

    public LambdaService(Parts parts) {
        this.parts = parts;
    }

    /**
     * Goes on with what waits for functions. Called once, when the broker listens.
     *
     * @param broker where it listens, for functions that call it
     * @param roles what they sign their calls with
     */
    public synchronized void start(URI broker, RoleCredentials roles) {
        endpoint = broker;
        credentials = roles;
        if (opened != null) {
            opened.listenAt(broker, roles);
        } else if (isAnythingWaiting()) {
            open();
        }
    }

    private boolean isAnythingWaiting() {
        return parts.database().read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT EXISTS (SELECT 1 FROM lambda_event) OR EXISTS (SELECT 1 FROM lambda_mapping)");
                    ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    private synchronized LambdaAssembly open() {
        LambdaAssembly present = opened;
        if (present == null) {
            present = new LambdaAssembly(parts);
            opened = present;
            if (endpoint != null) {
                present.listenAt(endpoint, credentials);
            }
            if (closed) {
                present.close();
            } else {
                present.start();
            }
        }
        return present;
    }

    @Override
    public ServiceId id() {
        return ServiceId.LAMBDA;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return open().operations();
    }

    @Override
    public boolean exists(String function) {
        return open().invocations().exists(function);
    }

    @Override
    public Result invoke(String function, byte[] payload, Duration within) {
        return open().invocations().invoke(function, payload, within);
    }

    /** Ends the functions' processes. What they worked on for streams and events is begun anew at the next start. */
    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
        }
    }
}
