package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.sealed.FolderKey;
import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that becomes sealed, or plain, loses nothing wherever that is interrupted. */
class FolderConversionTest {

    private static final FolderKey KEY = FolderKey.passphrase("a passphrase"::toCharArray);

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("data");
    }

    /** What a child process does, until it is killed. */
    public static void main(String[] arguments) throws BrokerStartException {
        FolderConversion conversion = new FolderConversion(Path.of(arguments[1]), done -> {});
        if (arguments[0].equals("seal")) {
            conversion.seal(KEY);
        } else {
            conversion.unseal(KEY);
        }
    }

    private Map<String, String> filled(int bytes) throws Exception {
        DataFolder.open(folder()).close();
        Random random = new Random(1);
        Map<String, String> contents = new TreeMap<>();
        for (String name :
                new String[] {"records-00000001.segment", "database.mv.db", "s3/b/a/one", "s3/b/two", "s3/empty"}) {
            byte[] content = new byte[name.endsWith("empty") ? 0 : bytes + random.nextInt(1_000)];
            random.nextBytes(content);
            Files.createDirectories(folder().resolve(name).getParent());
            Files.write(folder().resolve(name), content);
            contents.put(name, Arrays.hashCode(content) + " " + content.length);
        }
        return contents;
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith("weir-")) {
                    byte[] content = Files.readAllBytes(file);
                    contents.put(name, Arrays.hashCode(content) + " " + content.length);
                }
            }
        }
        return contents;
    }

    private void assertSealed(Map<String, String> contents) throws Exception {
        try (DataFolder open = DataFolder.open(folder(), KEY)) {
            assertThat(contents(open.path())).isEqualTo(contents);
        }
        assertThat(contents(folder()).values()).doesNotContainAnyElementsOf(contents.values());
    }

    private void assertPlain(Map<String, String> contents) throws Exception {
        DataFolder.open(folder()).close();
        assertThat(contents(folder())).isEqualTo(contents);
        assertThat(Files.exists(folder().resolve(SealedData.HEADER))).isFalse();
    }

    @Test
    void goesOnAfterEachFile() throws Exception {
        Map<String, String> contents = filled(3_000);
        Interruption interruption = new Interruption();
        interruption.untilDone(conversion -> conversion.seal(KEY));
        assertSealed(contents);
        assertThat(interruption.count).isGreaterThan(contents.size());
        interruption.untilDone(conversion -> conversion.unseal(KEY));
        assertPlain(contents);
    }

    private interface Step {
        void with(FolderConversion conversion) throws BrokerStartException;
    }

    /** Ends a conversion after each thing that it does. */
    private final class Interruption {

        private int count;

        void untilDone(Step step) throws Exception {
            while (true) {
                try {
                    step.with(new FolderConversion(folder(), done -> {
                        throw new IllegalStateException("interrupted");
                    }));
                    return;
                } catch (IllegalStateException e) {
                    count++;
                    assertThatThrownBy(() -> DataFolder.open(folder(), KEY))
                            .isInstanceOfSatisfying(
                                    BrokerStartException.class,
                                    refused -> assertThat(refused.reason()).isEqualTo(Reason.DATA_FOLDER_UNUSABLE))
                            .hasMessageContaining("goes on where it was");
                }
            }
        }
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        FolderConversion conversion = new FolderConversion(folder(), done -> {});
        assertThatThrownBy(() -> conversion.seal(KEY)).hasMessageContaining("is no data folder of Weir");
        Map<String, String> contents = filled(100);
        assertThatThrownBy(() -> conversion.unseal(KEY)).hasMessageContaining("is not sealed");
        try (DataFolder _ = DataFolder.open(folder())) {
            assertThatThrownBy(() -> conversion.seal(KEY)).hasMessageContaining("in use by another Weir");
        }
        conversion.seal(KEY);
        assertThatThrownBy(() -> conversion.seal(KEY)).hasMessageContaining("is sealed already");
        assertThatThrownBy(() -> conversion.unseal(FolderKey.passphrase("wrong"::toCharArray)))
                .isInstanceOfSatisfying(
                        BrokerStartException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_PASSPHRASE));
        assertSealed(contents);
    }

    @Test
    @Tag("crash")
    void killsAnywhereLoseNothing() throws Exception {
        Map<String, String> contents = filled(60_000_000);
        Random random = new Random(System.nanoTime());
        for (String what : new String[] {"seal", "unseal"}) {
            int kills = 0;
            while (true) {
                Process child = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FolderConversionTest.class.getName(),
                                what,
                                folder().toString())
                        .inheritIO()
                        .start();
                // The kill must fall at any moment, so this waits for a time and not for a condition.
                boolean ended = kills < 8
                        ? child.waitFor(500 + random.nextInt(2_500), TimeUnit.MILLISECONDS)
                        : child.waitFor(5, TimeUnit.MINUTES);
                child.destroyForcibly().waitFor();
                if (ended) {
                    assertThat(child.exitValue()).isZero();
                    break;
                }
                kills++;
            }
            System.out.println(what + ": " + kills + " kills");
            if (what.equals("seal")) {
                assertSealed(contents);
            } else {
                assertPlain(contents);
            }
        }
    }
}
