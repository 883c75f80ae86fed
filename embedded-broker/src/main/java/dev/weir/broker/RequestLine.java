package dev.weir.broker;

import dev.weir.broker.access.Authenticated;
import dev.weir.broker.access.Authenticator;
import dev.weir.broker.access.Authorizer;
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
import dev.weir.broker.http.UnreadBody;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.wire.Validation;
import dev.weir.broker.wire.WireCall;
import dev.weir.broker.wire.WireRequest;
import java.io.IOException;
import java.net.InetAddress;
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

    /** The header that tells a client why it was denied; STS's DecodeAuthorizationMessage reads it. */
    private static final String DENIAL_HEADER = "x-weir-denial";

    /** A length of fewer digits is not worth asking who sends it before it is read. */
    private static final int SMALL_DIGITS = 6;

    /** One byte more than the code of a function may take in a request. */
    private static final int LARGEST_CODE = 70_167_212;

    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final Faults faults;
    private final FaultApi faultApi;
    private final Journal journal;
    private final TimeSource time;
    private final Health health;
    /** Asked of a service when it is first called: some build their operations only then. */
    private final Map<ServiceId, Lazy<Map<String, Operation<?, ?>>>> operations = new EnumMap<>(ServiceId.class);

    RequestLine(List<Service> services, Authenticator authenticator, Faults faults, Journal journal, TimeSource time) {
        this(services, authenticator, Authorizer.NONE, faults, journal, time, new Health(null));
    }

    RequestLine(
            List<Service> services,
            Authenticator authenticator,
            Authorizer authorizer,
            Faults faults,
            Journal journal,
            TimeSource time,
            Health health) {
        this.health = health;
        this.authenticator = authenticator;
        this.authorizer = authorizer;
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
        return (own == null ? answered(http, requestId) : own)
                .with(CrossOrigin.headers(http))
                .with(RequestIds.headers(requestId));
    }

    private HttpAnswer answered(HttpRequest http, String requestId) {
        WireCall wire = WireCall.of(http.unpacked());
        if (http.unread() == null || wire.serviceOrNull() == ServiceId.S3 || !authenticator.verifies()) {
            return answer(http, wire, requestId);
        }
        try {
            HttpRequest whole = whole(http, http.unread());
            return answer(whole, WireCall.of(whole), requestId);
        } catch (AwsException e) {
            return wire.error(e, requestId);
        }
    }

    @Override
    public boolean readsBody(HttpRequest head) {
        return WireCall.readsBody(head);
    }

    @Override
    public boolean boundsBodies() {
        return authenticator.verifies();
    }

    @Override
    public @Nullable HttpAnswer refusal(HttpRequest head) {
        if (!authenticator.verifies() || isSmall(head) || CrossOrigin.asks(head) || isOwn(head)) {
            return null;
        }
        WireCall wire = WireCall.of(head);
        try {
            authenticator.checkHead(head, wire.serviceOrNull(), time.now());
            return null;
        } catch (AwsException e) {
            String requestId = RequestIds.next();
            return wire.error(e, requestId).with(CrossOrigin.headers(head)).with(RequestIds.headers(requestId));
        }
    }

    private static boolean isHere(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOwn(HttpRequest http) {
        return Health.asked(http) || FaultApi.asked(http);
    }

    private static boolean isSmall(HttpRequest head) {
        String length = head.header("content-length");
        return head.header("transfer-encoding") == null
                && (length == null ? !head.method().equals("POST") : length.length() < SMALL_DIGITS);
    }

    /** What is signed is the whole body, so it is read before the signature can be verified; S3 signs its parts. */
    private static HttpRequest whole(HttpRequest http, UnreadBody unread) {
        try {
            return http.withBody(unread.readNBytes(LARGEST_CODE));
        } catch (IOException e) {
            throw AwsException.of("IncompleteSignatureException", "The request ended before its body was whole.");
        }
    }

    /** What the broker answers for itself, beside the services; null where it is a service that is asked. */
    private @Nullable HttpAnswer ownAnswer(HttpRequest http) {
        if (Health.asked(http)) {
            boolean stranger = authenticator.verifies() && !isHere(http.remoteAddress());
            return stranger ? Health.toStrangers(http) : health.answer(http);
        }
        if (FaultApi.asked(http)) {
            return authenticator.verifies() ? FaultApi.closed() : faultApi.answer(http);
        }
        return null;
    }

    private HttpAnswer answer(HttpRequest http, WireCall wire, String requestId) {
        FaultTrail trail = faults.begin();
        return trail.mark(answer(http, wire, requestId, trail));
    }

    private HttpAnswer answer(HttpRequest http, WireCall wire, String requestId, FaultTrail trail) {
        try {
            ServiceId service = wire.service();
            Operation<?, ?> operation = operation(service, wire.operation());
            if (operation == null && !authenticator.verifies()) {
                throw wire.unknownOperation();
            }
            Authenticated authenticated = authenticator.authenticate(http, service, time.now());
            if (operation == null) {
                throw wire.unknownOperation(); // nobody unknown is told what there is
            }
            if (authenticated.chunks() != null) {
                wire.verify(authenticated.chunks());
            }
            Call call = new Call(
                            requestId,
                            service,
                            operation.name(),
                            authenticated.caller(),
                            authenticated.credential().region(),
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
            AwsException error = asError(e, requestId);
            HttpAnswer refusal = wire.error(error, requestId);
            return error.denial() == null
                    ? refusal
                    : refusal.with(Map.of(DENIAL_HEADER, authorizer.sealed(error.denial())));
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
            authorizer.check(call, request);
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
