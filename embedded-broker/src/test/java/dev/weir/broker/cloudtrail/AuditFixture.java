package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.trail.DataEvents;
import dev.weir.broker.cloudtrail.trail.Subject;
import dev.weir.broker.store.DatabaseFile;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;

/** An audit log on a real database and time moved by hand. */
final class AuditFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Caller ROOT = new Caller("000000000000", "AKIDROOT", "arn:aws:iam::000000000000:root", "000000000000");
    static final Caller ADA = new Caller("000000000000", "AKIDADA", "arn:aws:iam::000000000000:user/ada", "AIDAADA");

    static final Operation<CreateStreamRequest, CreateStreamRequest> CREATE = operation("CreateStream", false, false);
    static final Operation<CreateStreamRequest, CreateStreamRequest> DESCRIBE =
            operation("DescribeStream", true, false);
    static final Operation<CreateStreamRequest, CreateStreamRequest> PUT = operation("PutRecords", false, true);

    final ManualTime time = new ManualTime(START);
    private final H2Database history;
    private final H2Database state;
    final AuditLog log;
    private final LookupEvents lookup;
    private int requests;

    AuditFixture(@Nullable Path folder) {
        history = H2Database.open(folder, DatabaseFile.HISTORY, AuditLog.MIGRATIONS);
        state = H2Database.open(folder, AuditLog.STATE_MIGRATIONS);
        log = new AuditLog(time, folder, history, state, iterator -> "");
        lookup = new LookupEvents(time, log, new LookupRate(time, false));
    }

    AuditFixture() {
        this(null);
    }

    /** Only name, readOnly and dataPlane matter to the log; no operation is called here. */
    private static Operation<CreateStreamRequest, CreateStreamRequest> operation(
            String name, boolean readOnly, boolean data) {
        return new Operation<>(name, readOnly, data, CreateStreamRequest::builder, (request, call) -> request);
    }

    Call call(Operation<?, ?> operation, Caller caller) {
        return new Call(
                "request-" + ++requests,
                ServiceId.KINESIS,
                operation.name(),
                caller,
                "us-east-1",
                "127.0.0.1",
                "aws-cli/2",
                time.now());
    }

    void record(Operation<?, ?> operation, Caller caller, @Nullable SdkPojo request, @Nullable AwsException error) {
        log.record(new Outcome(call(operation, caller), operation, request, null, error, time.now()));
    }

    void create(String stream) {
        record(
                CREATE,
                ROOT,
                CreateStreamRequest.builder().streamName(stream).shardCount(2).build(),
                null);
    }

    void describe(String stream) {
        record(DESCRIBE, ROOT, CreateStreamRequest.builder().streamName(stream).build(), null);
    }

    void put(String stream) {
        record(
                PUT,
                ROOT,
                PutRecordsRequest.builder()
                        .streamName(stream)
                        .records(List.of())
                        .build(),
                null);
    }

    /** From now on all data events are recorded. */
    void wantData() {
        log.want(new DataEvents() {
            @Override
            public boolean isAny() {
                return true;
            }

            @Override
            public boolean wants(Subject event) {
                return true;
            }
        });
    }

    /** The JSON of every data event, oldest first. */
    List<String> data() {
        return log.after(true, 0, Integer.MAX_VALUE).stream()
                .map(JournalEvent::json)
                .toList();
    }

    LookupEventsResponse lookup(LookupEventsRequest request) {
        return lookup.handle(request, call(DESCRIBE, ROOT));
    }

    List<Event> all() {
        return lookup(LookupEventsRequest.builder().build()).events();
    }

    @Override
    public void close() {
        log.close();
        state.close();
        history.close();
    }
}
