package dev.weir.broker.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerFolder;
import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.access.AuthMode;
import dev.weir.broker.store.FolderConversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker on a sealed folder does all that one on a plain folder does, and its disk says nothing of it. */
class SealedBrokerTest {

    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("data");
    }

    private BrokerConfig plain() {
        return BrokerConfig.in(folder()).withLimits(false).withStateDelay(Duration.ofMillis(20));
    }

    private BrokerConfig sealed() {
        return plain().withPassphrase(PASSPHRASE::toCharArray);
    }

    private static FolderKey key(String passphrase) {
        return FolderKey.passphrase(passphrase::toCharArray);
    }

    private static void fill(BrokerConfig config) throws Exception {
        try (Broker broker = Broker.start(config);
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.fill();
            broker.certificate();
        }
    }

    private static void verify(BrokerConfig config) throws Exception {
        try (Broker broker = Broker.start(config);
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.verify();
        }
    }

    private List<String> traces() throws IOException {
        List<String> words = new ArrayList<>(FullFolder.words());
        words.add(PASSPHRASE);
        return FullFolder.traces(folder(), words);
    }

    @Test
    void nothingOnTheDiskSaysWhatIsThere() throws Exception {
        fill(sealed());
        assertThat(traces()).isEmpty();
        verify(sealed());
        assertThat(traces()).isEmpty();
    }

    @Test
    void theRootsKeyAndUsersKeysAreSealedToo() throws Exception {
        List<String> words = new ArrayList<>(FullFolder.words());
        try (Broker broker = Broker.start(sealed());
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.fill();
            words.addAll(full.secrets());
        }
        Broker.start(sealed().withAuth(AuthMode.SIGNATURE)).close();
        assertThat(folder().resolve("weir-root-credentials")).exists();
        assertThat(BrokerFolder.rootCredentials(folder())).isEmpty();
        assertThat(FullFolder.traces(folder(), words)).isEmpty();
        verify(sealed());
    }

    @Test
    void aPlainFolderIsSealedAndOpenedUpAgain() throws Exception {
        fill(plain());
        assertThat(traces()).isNotEmpty();
        Map<String, Long> before = sizes();
        FolderConversion conversion = new FolderConversion(folder(), done -> {});
        conversion.seal(key(PASSPHRASE));
        assertThat(traces()).isEmpty();
        try (Broker broker = Broker.start(sealed());
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.verify();
            full.more();
        }
        assertThat(sizes()).containsKeys("records-00000001.segment", "records-00000002.segment");
        conversion.changeKey(key(PASSPHRASE), key("another"));
        assertThatThrownBy(() -> Broker.start(sealed())).hasMessageContaining("is not that of the data folder");
        conversion.unseal(key("another"));
        assertThat(sizes().keySet()).containsAll(before.keySet());
        assertThat(Files.exists(folder().resolve(SealedData.HEADER))).isFalse();
        try (Broker broker = Broker.start(plain());
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.verify(FullFolder.RECORDS + 1);
        }
    }

    private Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder())) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = folder().relativize(path).toString();
                if (!name.contains("unpacked")) {
                    sizes.put(name, Files.size(path));
                }
            }
        }
        return sizes;
    }

    @Test
    void refusesBeforeItWrites() throws Exception {
        Broker.start(sealed()).close();
        byte[] header = Files.readAllBytes(folder().resolve(SealedData.HEADER));
        Map<String, Long> before = sizes();
        refused(plain(), Reason.DATA_FOLDER_SEALED, "is sealed: start with --sealed");
        refused(
                plain().withPassphrase("wrong"::toCharArray),
                Reason.WRONG_PASSPHRASE,
                "The passphrase is not that of the data folder");
        refused(
                plain().withSealedUnder(FolderKey.keyring()),
                Reason.DATA_FOLDER_UNUSABLE,
                "is sealed under a passphrase, not under a key of the system's keyring");
        for (int at = 0; at < header.length; at += 7) {
            byte[] damaged = header.clone();
            damaged[at] ^= 4;
            Files.write(folder().resolve(SealedData.HEADER), damaged);
            refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "weir-seal is damaged: put back a copy");
        }
        Files.delete(folder().resolve(SealedData.HEADER));
        refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "has lost its file weir-seal");
        Files.write(folder().resolve(SealedData.HEADER), header);
        byte[] database = Files.readAllBytes(folder().resolve("database.mv.db"));
        Files.writeString(folder().resolve("database.mv.db"), "H:2,block:7,a plain one");
        refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "database.mv.db is not sealed as the data folder is");
        Files.write(folder().resolve("database.mv.db"), database);
        assertThat(sizes()).isEqualTo(before);
        Broker.start(sealed()).close();
    }

    @Test
    void whatWasChangedAfterTheEndIsSaidAtTheStart() throws Exception {
        Broker.start(sealed()).close();
        Path file = folder().resolve("database.mv.db");
        byte[] before = Files.readAllBytes(file);
        byte[] changed = before.clone();
        changed[before.length - 50] ^= 1;
        Files.write(file, changed);
        refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "database.mv.db was changed or damaged");
        Files.write(file, Arrays.copyOf(before, before.length - 4096 - 28));
        refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "database.mv.db is not as long as when the broker ended");
        Files.write(file, before);
        Broker.start(sealed()).close();
    }

    @Test
    void aKeyringKeepsTheKey() throws Exception {
        Map<String, String> secrets = new TreeMap<>();
        FolderKey keyring = new FolderKey.InKeyring(new Keyring() {
            @Override
            public String get(String name) {
                return secrets.get(name);
            }

            @Override
            public void put(String name, String secret) {
                secrets.put(name, secret);
            }

            @Override
            public void remove(String name) {
                secrets.remove(name);
            }
        });
        BrokerConfig config = plain().withSealedUnder(keyring);
        Broker.start(config).close();
        assertThat(secrets).hasSize(1);
        refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "is sealed under a key of the system's keyring");
        Map<String, String> before = Map.copyOf(secrets);
        secrets.replaceAll((name, secret) -> "00".repeat(32));
        refused(config, Reason.DATA_FOLDER_UNUSABLE, "The key in the system's keyring is not that of the data folder");
        secrets.clear();
        refused(config, Reason.DATA_FOLDER_UNUSABLE, "The system's keyring has no key for the data folder");
        secrets.putAll(before);
        new FolderConversion(folder(), done -> {}).changeKey(keyring, key(PASSPHRASE));
        assertThat(secrets).isEmpty();
        Broker.start(sealed()).close();
    }

    @Test
    void aPlainFolderTakesNoPassphrase() throws Exception {
        Broker.start(plain()).close();
        refused(sealed(), Reason.DATA_FOLDER_UNUSABLE, "is not sealed, although a key for it was given");
        Broker.start(plain()).close();
    }

    private static void refused(BrokerConfig config, Reason reason, String words) {
        assertThatThrownBy(() -> Broker.start(config).close())
                .isInstanceOfSatisfying(
                        BrokerStartException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words)
                .hasMessageNotContaining(PASSPHRASE);
    }
}
