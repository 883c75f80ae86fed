package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.broker.access.AuthMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** No secret of anybody's is in a log, in an event, or readable in the data folder but for the root's own file. */
class SecretsTest {

    /** Everything that the broker's own loggers say, however fine. */
    private static final class Kept extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Kept() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void noneIsTold(@TempDir Path folder) throws Exception {
        Logger broker = Logger.getLogger("dev.weir");
        Level before = broker.getLevel();
        Kept kept = new Kept();
        broker.setLevel(Level.ALL);
        broker.addHandler(kept);
        Logger.getLogger("").addHandler(kept);
        List<String> secrets;
        try (AccessBroker access = new AccessBroker(BrokerConfig.in(folder).withAuth(AuthMode.ENFORCE))) {
            IamClient iam = access.asRoot(IamClient.builder());
            iam.createUser(u -> u.userName("ada"));
            AccessKey key = iam.createAccessKey(k -> k.userName("ada")).accessKey();
            var ada = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
            Credentials session =
                    access.as(ada, StsClient.builder()).getSessionToken().credentials();
            var temporary = AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
            secrets = List.of(
                    AccessBroker.ROOT.secretAccessKey(),
                    key.secretAccessKey(),
                    session.secretAccessKey(),
                    session.sessionToken());
            assertThat(catchThrowable(
                            () -> access.as(temporary, KinesisClient.builder()).listStreams()))
                    .isNotNull();
            assertThat(catchThrowable(() -> access.as(
                                    AwsBasicCredentials.create(key.accessKeyId(), session.secretAccessKey()),
                                    KinesisClient.builder())
                            .listStreams()))
                    .isNotNull();
            assertThat(catchThrowable(() -> access.as(
                                    AwsSessionCredentials.create(
                                            session.accessKeyId(), session.secretAccessKey(), "broken"),
                                    KinesisClient.builder())
                            .listStreams()))
                    .isNotNull();
            String events = access.asRoot(CloudTrailClient.builder()).lookupEvents().events().stream()
                    .map(event -> event.cloudTrailEvent())
                    .reduce("", String::concat);
            assertThat(events).contains("CreateAccessKey");
            secrets.forEach(secret -> assertThat(events).doesNotContain(secret));
        } finally {
            broker.removeHandler(kept);
            Logger.getLogger("").removeHandler(kept);
            broker.setLevel(before);
        }
        for (String secret : secrets) {
            assertThat(kept.lines).noneMatch(line -> line.contains(secret));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                secrets.forEach(secret -> assertThat(text).as(file.toString()).doesNotContain(secret));
            }
        }
    }

    @Test
    void theRootsKeyIsMadeOnceAndItsFileIsItsOwners(@TempDir Path folder) throws Exception {
        BrokerConfig config = BrokerConfig.in(folder).withAuth(AuthMode.SIGNATURE);
        String id;
        try (Broker first = Broker.start(config)) {
            id = first.rootCredentials().accessKeyId();
        }
        Path file = BrokerFolder.rootCredentialsFile(folder).orElseThrow();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        try (Broker second = Broker.start(config)) {
            assertThat(second.rootCredentials().accessKeyId()).isEqualTo(id);
            assertThat(second.rootCredentials().toString())
                    .doesNotContain(second.rootCredentials().secretAccessKey());
        }
        Files.writeString(file, "[default]\n");
        assertThat(catchThrowable(() -> Broker.start(config)))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("holds no access key");
    }
}
