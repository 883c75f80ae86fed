package dev.weir.app.access;

import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** A connection whose account has a few principals. */
final class FakeAccess {

    static final String POLICY = """
            {
              "Version": "2012-10-17",
              "Statement": [ {
                "Effect": "Allow",
                "Action": "kinesis:GetRecords",
                "Resource": "arn:aws:kinesis:*:*:stream/orders"
              } ]
            }
            """;

    final FakeIam iam = new FakeIam();
    final DirectBackground background = new DirectBackground();
    final Clients clients;

    FakeAccess() {
        iam.users.put("ana", new TreeSet<>(Set.of("read-orders")));
        iam.users.put("a-very-long-name-that-somebody-gave-to-a-user-of-a-pipeline-42", new TreeSet<>());
        iam.keys.put(
                "ana",
                new ArrayList<>(List.of(AccessKeyMetadata.builder()
                        .accessKeyId("AKIAOLD")
                        .status("Active")
                        .createDate(Instant.parse("2026-11-01T00:00:00Z"))
                        .build())));
        iam.groups.add("readers");
        iam.roles.put("deliver", "{}");
        iam.policies.put("read-orders", new ArrayList<>(List.of(POLICY)));
        FakeAccount account = new FakeAccount();
        clients = (Clients) Proxy.newProxyInstance(
                Clients.class.getClassLoader(), new Class<?>[] {Clients.class}, (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "iam" -> iam;
                            case "sts" -> new FakeSts();
                            default -> method.invoke(account, arguments);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    TestWorkspace workspace() {
        Connection connection = TestWorkspace.connection(Connection.Kind.TEST);
        return new TestWorkspace(
                connection,
                clients,
                background,
                new CloudWatchThroughputFeed(clients, background, connection),
                InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));
    }

    private static final class FakeSts implements StsClient {
        @Override
        public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
            return GetCallerIdentityResponse.builder().account(FakeIam.ACCOUNT).build();
        }

        @Override
        public GetCallerIdentityResponse getCallerIdentity() {
            return getCallerIdentity(GetCallerIdentityRequest.builder().build());
        }

        @Override
        public String serviceName() {
            return "sts";
        }

        @Override
        public void close() {}
    }
}
