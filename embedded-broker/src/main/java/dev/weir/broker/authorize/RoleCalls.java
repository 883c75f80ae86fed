package dev.weir.broker.authorize;

import dev.weir.broker.access.Authorizer;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Journal;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.RequestIds;
import dev.weir.broker.iam.Identities;
import dev.weir.broker.iam.RoleFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * Has services work in the roles that they were given: the role has to be there and to trust the service, each time, and its
 * policies have to allow what is done. A session is told to the journal when it begins, and again every hour. Thread-safe.
 */
public final class RoleCalls implements ServiceCalls {

    private static final int FORBIDDEN = 403;
    private static final Duration SESSION = Duration.ofHours(1);

    /** More than there are services times roles on a desk; past it the oldest knowledge is worth little. */
    private static final int MOST_SESSIONS = 10_000;

    private final String accountId;
    private final Identities identities;
    private final Authorizer authorizer;
    private final Trust trust;
    private final BiFunction<ServiceId, String, Operation<?, ?>> operations;
    private final Journal journal;
    private final InstantSource time;
    private final Map<String, Operation<?, ?>> known = new ConcurrentHashMap<>();
    private final Map<ServiceRole, Begun> sessions = new ConcurrentHashMap<>();

    /** A session of a role, by the role's own id. */
    private record Begun(String roleId, Instant at, String accessKeyId) {

        boolean isOf(RoleFacts role, Instant now) {
            return roleId.equals(role.id()) && now.isBefore(at.plus(SESSION));
        }
    }

    /** @param operations finds an operation that is served */
    public RoleCalls(
            String accountId,
            Identities identities,
            Authorizer authorizer,
            BiFunction<ServiceId, String, Operation<?, ?>> operations,
            Journal journal,
            InstantSource time) {
        this.accountId = accountId;
        this.identities = identities;
        this.authorizer = authorizer;
        this.trust = new Trust(accountId);
        this.operations = operations;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T make(
            ServiceRole role, ServiceId service, String operation, SdkPojo request, Work<T, E> work) throws E {
        Caller caller = session(role);
        Call call = call(role, service, operation, caller);
        try {
            authorizer.check(call, request);
            T done = work.done();
            record(call, request, null, null);
            return done;
        } catch (AwsException e) {
            record(call, request, null, e);
            throw e;
        }
    }

    private Call call(ServiceRole role, ServiceId service, String operation, Caller caller) {
        return new Call(
                RequestIds.next(),
                service,
                operation,
                caller,
                role.region(),
                role.principal(),
                role.principal(),
                time.instant());
    }

    private void record(Call call, SdkPojo request, @Nullable SdkPojo response, @Nullable AwsException error) {
        String name = call.service() + " " + call.operation();
        Operation<?, ?> operation = known.get(name);
        if (operation == null) {
            operation = operations.apply(call.service(), call.operation());
            known.put(name, operation);
        }
        journal.record(new Outcome(call, operation, request, response, error, time.instant()));
    }

    /** The service in its role, if the role is there and trusts it. */
    private Caller session(ServiceRole role) {
        RoleFacts facts = identities.roleOf(role.arn()).orElse(null);
        if (facts == null || !trust.has(facts, role.principal(), role.sourceArn())) {
            throw notAssumed(role);
        }
        Instant now = time.instant();
        Begun begun = sessions.get(role);
        if (begun == null || !begun.isOf(facts, now)) {
            begun = new Begun(facts.id(), now, "ASIA" + facts.id().substring(4));
            if (sessions.size() >= MOST_SESSIONS) {
                sessions.clear();
            }
            sessions.put(role, begun);
            tellAssumed(role, facts, now);
        }
        return new Caller(
                Caller.Type.ASSUMED_ROLE,
                accountId,
                begun.accessKeyId(),
                identities.sessionArn(facts.name(), role.session()),
                facts.id() + ":" + role.session(),
                role.session(),
                new Caller.Session(
                        begun.at(),
                        new Caller.Issuer(facts.id(), facts.arn(), accountId, facts.name()),
                        null,
                        Map.of(),
                        List.of()));
    }

    private AwsException notAssumed(ServiceRole role) {
        AwsException denied = new AwsException(
                DENIED,
                FORBIDDEN,
                "User: " + role.principal() + " is not authorized to perform: " + Trust.ASSUME_ROLE + " on resource: "
                        + role.arn());
        record(call(role, ServiceId.STS, "AssumeRole", service(role)), assuming(role), null, denied);
        return denied;
    }

    private void tellAssumed(ServiceRole role, RoleFacts facts, Instant now) {
        AssumeRoleResponse answer = AssumeRoleResponse.builder()
                .credentials(
                        c -> c.accessKeyId("ASIA" + facts.id().substring(4)).expiration(now.plus(SESSION)))
                .assumedRoleUser(u -> u.arn(identities.sessionArn(facts.name(), role.session()))
                        .assumedRoleId(facts.id() + ":" + role.session()))
                .build();
        record(call(role, ServiceId.STS, "AssumeRole", service(role)), assuming(role), answer, null);
    }

    private static AssumeRoleRequest assuming(ServiceRole role) {
        return AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .roleSessionName(role.session())
                .durationSeconds((int) SESSION.toSeconds())
                .build();
    }

    private Caller service(ServiceRole role) {
        return new Caller(
                Caller.Type.AWS_SERVICE, accountId, "", role.principal(), role.principal(), role.principal(), null);
    }
}
