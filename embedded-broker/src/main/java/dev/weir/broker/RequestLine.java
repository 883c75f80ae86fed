package dev.weir.broker;

import dev.weir.broker.access.Authenticator;
import dev.weir.broker.access.Credential;
import dev.weir.broker.access.PresignedAddress;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.ContentAnswer;
import dev.weir.broker.call.Journal;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.faults.FaultApi;
import dev.weir.broker.faults.FaultTrail;
import dev.weir.broker.faults.Faults;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpHandler;
import dev.weir.broker.http.HttpRequest;
import dev.weir.broker.http.RequestIds;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.wire.Validation;
import dev.weir.broker.wire.WireCall;
import dev.weir.broker.wire.WireRequest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.Lazy;

/**
 * The straight line that every request goes: Listener → Protocol → Authenticator → Faults → Operation → Journal →
 * Protocol → Listener. What can go wrong on it is an {@link AwsException}; anything else is our fault, is logged with the request's
 * id, and is answered as InternalFailure. Throttling is the operations' business, since each limit is of their own
 * things (a shard, a consumer). Thread-safe.
 */
final class RequestLine implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLine.class);

    private final Authenticator authenticator;
    private final Faults faults;
    private final FaultApi faultApi;
    private final Journal journal;
    private final TimeSource time;
    private final Health health;
    /** Asked of a service when it is first called: some build their operations only then. */
    private final Map<ServiceId, Lazy<Map<String, Operation<?, ?>>>> operations = new EnumMap<>(ServiceId.class);

    RequestLine(List<Service> services, Authenticator authenticator, Faults faults, Journal journal, TimeSource time) {
        this(services, authenticator, faults, journal, time, new Health(null));
    }

    RequestLine(
            List<Service> services,
            Authenticator authenticator,
            Faults faults,
            Journal journal,
            TimeSource time,
            Health health) {
        this.health = health;
        this.authenticator = authenticator;
        this.faults = faults;
        this.faultApi = new FaultApi(faults);
        this.journal = journal;
        this.time = time;
        for (Service service : services) {
            operations.put(service.id(), new Lazy<>(() -> byName(service)));
        }
    }

    private static Map<String, Operation<?, ?>> byName(Service service) {
        Map<String, Operation<?, ?>> byName = new HashMap<>();
        service.operations().forEach(operation -> byName.put(operation.name(), operation));
        return byName;
    }

    private @Nullable Operation<?, ?> operation(ServiceId service, String name) {
        Lazy<Map<String, Operation<?, ?>>> ofService = operations.get(service);
        return ofService == null ? null : ofService.getValue().get(name);
    }

    @Override
    public HttpAnswer answer(HttpRequest http) {
        String requestId = RequestIds.next();
        if (CrossOrigin.asks(http)) {
            return CrossOrigin.permission(http).with(RequestIds.headers(requestId));
        }
        HttpAnswer own = ownAnswer(http);
        return (own == null ? answer(http, WireCall.of(http), requestId) : own)
                .with(CrossOrigin.headers(http))
                .with(RequestIds.headers(requestId));
    }

    @Override
    public boolean readsBody(HttpRequest head) {
        return WireCall.readsBody(head);
    }

    /** What the broker answers for itself, beside the services; null where it is a service that is asked. */
    private @Nullable HttpAnswer ownAnswer(HttpRequest http) {
        if (Health.asked(http)) {
            return health.answer(http);
        }
        return FaultApi.asked(http) ? faultApi.answer(http) : null;
    }

    private HttpAnswer answer(HttpRequest http, WireCall wire, String requestId) {
        FaultTrail trail = faults.begin();
        return trail.mark(answer(http, wire, requestId, trail));
    }

    private HttpAnswer answer(HttpRequest http, WireCall wire, String requestId, FaultTrail trail) {
        try {
            ServiceId service = wire.service();
            Operation<?, ?> operation = operation(service, wire.operation());
            if (operation == null) {
                throw wire.unknownOperation();
            }
            Credential credential = authenticator.authenticate(http, service);
            PresignedAddress.check(http, time.now());
            Call call = new Call(
                            requestId,
                            service,
                            operation.name(),
                            authenticator.caller(credential),
                            credential.region(),
                            http.remoteAddress(),
                            http.headers().getOrDefault("user-agent", ""),
                            time.now())
                    .withTls(http.tls());
            SdkPojo response = perform(operation, wire, call, trail);
            return switch (response) {
                case StreamedAnswer streamed -> wire.stream(streamed, failure -> asError(failure, requestId));
                case ContentAnswer content -> wire.content(content, requestId);
                default -> wire.answer(response, requestId);
            };
        } catch (RuntimeException e) {
            return wire.error(asError(e, requestId), requestId);
        }
    }

    /** Does an operation's work, and tells the journal how it went before the caller hears of it. */
    private <I extends SdkPojo, O extends SdkPojo> O perform(
            Operation<I, O> operation, WireCall wire, Call received, FaultTrail trail) {
        I request = null;
        Call call = received;
        try {
            WireRequest<I> read = wire.read(operation);
            request = read.request();
            call = received.withNewerMembers(read.newer()).withContent(read.content());
            Validation.check(call.service(), operation.name(), request, call.newerMembers());
            O response = faults.handle(operation, request, call, trail);
            journal.record(new Outcome(call, operation, request, response, null, time.now()));
            return response;
        } catch (RuntimeException e) {
            AwsException error = asError(e, call.requestId());
            journal.record(new Outcome(call, operation, request, null, error, time.now()));
            throw error;
        }
    }

    private static AwsException asError(RuntimeException e, String requestId) {
        return switch (e) {
            case AwsException error -> error;
            case StoreException failed -> {
                LOG.error("Request {} failed: {}", requestId, failed.getMessage(), failed);
                yield new AwsException("InternalFailure", 500, messageOf(failed));
            }
            default -> {
                LOG.error("Request {} met a fault of the broker", requestId, e);
                yield new AwsException(
                        "InternalFailure",
                        500,
                        "The request processing has failed because of an unknown error, exception or failure.");
            }
        };
    }

    private static String messageOf(Exception e) {
        @Nullable String message = e.getMessage();
        return message == null ? "Storage failed." : message;
    }
}
