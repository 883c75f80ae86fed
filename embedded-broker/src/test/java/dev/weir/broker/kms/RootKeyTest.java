package dev.weir.broker.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys over a restart, and what becomes of them without their root key. */
class RootKeyTest {

    private static final Map<String, String> CONTEXT = Map.of("stream", "orders");

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();

    private <T> T with(Function<KmsService, T> work) {
        try (H2Database database = H2Database.open(folder, KmsService.MIGRATIONS)) {
            return work.apply(new KmsService(folder, "000000000000", "us-east-1", time, database));
        }
    }

    private String newKey() {
        return with(kms -> kms.resolve("us-east-1", "alias/aws/kinesis"));
    }

    @Test
    void keysSurviveARestart() {
        String arn = newKey();
        DataKeys.DataKey made = with(kms -> kms.generate("us-east-1", arn, CONTEXT));
        byte[] opened = with(kms -> kms.open("us-east-1", made.sealed(), CONTEXT));
        assertThat(opened).isEqualTo(made.plain());
        assertThat(newKey()).isEqualTo(arn);
        assertThatThrownBy(() -> with(kms -> kms.open("us-east-1", made.sealed(), Map.of("stream", "others"))))
                .isInstanceOf(AwsException.class);
    }

    @Test
    void onlyItsOwnerReadsTheRootKeyAndTheDatabaseDoesNotHoldIt() throws IOException {
        newKey();
        Path file = folder.resolve("weir-root-key");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("weir-root-key.new")).doesNotExist();
        String root = Files.readString(file).strip();
        assertThat(root).matches("[0-9a-f]{64}");
        try (var files = Files.walk(folder)) {
            for (Path other : files.filter(Files::isRegularFile)
                    .filter(path -> !path.equals(file))
                    .toList()) {
                assertThat(Files.readString(other, StandardCharsets.ISO_8859_1))
                        .doesNotContain(root)
                        .doesNotContain(
                                new String(java.util.HexFormat.of().parseHex(root), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void noFileIsMadeWhereNothingIsEncrypted() {
        with(kms -> kms.operations().size());
        assertThat(folder.resolve("weir-root-key")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a key", "00ff"})
    void aDamagedOrLostRootKeyIsSaidAndNeverReplaced(String content) throws IOException {
        newKey();
        Path file = folder.resolve("weir-root-key");
        if (content.isEmpty()) {
            Files.delete(file);
        } else {
            Files.writeString(file, content);
        }
        assertThatThrownBy(() -> with(kms -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("weir-root-key")
                .hasMessageContaining("put");
        assertThat(Files.exists(file)).isEqualTo(!content.isEmpty());
    }

    @Test
    void theRootKeyOfAnotherFolderOpensNothing() throws IOException {
        String arn = newKey();
        Files.writeString(folder.resolve("weir-root-key"), "ab".repeat(32));
        assertThatThrownBy(() -> with(kms -> kms.generate("us-east-1", arn, CONTEXT)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not belong to the root key");
    }

    @Test
    void aKeyIsGoneOnceItsDeletionIsDue() {
        try (H2Database database = H2Database.open(null, KmsService.MIGRATIONS)) {
            KeyStore store = new KeyStore(database, "000000000000");
            KeyRing ring = new KeyRing("000000000000", time, store, new RootKey(null, false), store.keys());
            KmsKey key = ring.create("us-east-1", "");
            ring.addAlias("alias/short", key);
            ring.change(
                    key,
                    present -> present.in(
                            software.amazon.awssdk.services.kms.model.KeyState.PENDING_DELETION,
                            time.now().plus(Duration.ofDays(7))));
            assertThat(ring.resolve("us-east-1", "alias/short").id()).isEqualTo(key.id());
            time.advance(Duration.ofDays(7));
            assertThatThrownBy(() -> ring.resolve("us-east-1", key.id())).hasMessageContaining("does not exist");
            assertThatThrownBy(() -> ring.resolve("us-east-1", "alias/short")).hasMessageContaining("is not found");
            assertThat(store.keys()).isEmpty();
            assertThat(store.aliases()).isEmpty();
        }
    }
}
