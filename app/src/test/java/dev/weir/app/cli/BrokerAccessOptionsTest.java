package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerGuard;
import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code weir broker --auth}, {@code --bind}, {@code credentials} and {@code trust}. */
class BrokerAccessOptionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private CommandLine command(Object command) {
        return new CommandLine(command).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--auth=some | 2 | is none of off, signature, enforce",
                "--auth=signature | 1 | a broker in memory keeps no key for its root",
                "--bind=0.0.0.0 | 1 | start it with --auth enforce, or on 127.0.0.1",
                "--bind=somewhere | 1 | is no IP address",
            })
    void whatCannotBeIsSaidBeforeAnythingStarts(String option, int code, String sentence) {
        assertThat(command(new BrokerCommand()).execute("--memory", "--port", "0", option))
                .isEqualTo(code);
        assertThat(err.toString()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({"credentials", "trust"})
    void aFolderWithoutABrokerIsSaidToBeOne(String name, @TempDir Path folder) {
        assertThat(command(new BrokerCommand()).execute(name, "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no broker has run on");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theRootsKeyIsPointedAtAndNotPrinted(@TempDir Path folder) throws Exception {
        BrokerOptions options =
                new BrokerOptions(folder, false, 0).guardedBy(new BrokerGuard("signature", "127.0.0.1", null, null));
        EmbeddedBroker.start(options).close();
        assertThat(command(new BrokerCommand()).execute("credentials", "--data", folder.toString()))
                .isZero();
        Path file = folder.resolve("weir-root-credentials");
        assertThat(out.toString()).contains("export AWS_SHARED_CREDENTIALS_FILE='" + file + "'");
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                assertThat(out.toString())
                        .doesNotContain(line.substring(equals + 1).strip());
            }
        }
    }

    @Test
    void trustIsToldForEveryClientAndAnExpiredCertificateIsExplained(@TempDir Path folder) throws Exception {
        EmbeddedBroker.start(new BrokerOptions(folder, false, 0)).close();
        assertThat(command(new BrokerCommand()).execute("trust", "--data", folder.toString()))
                .isZero();
        String file = folder.resolve("tls-certificate.pem").toString();
        assertThat(out.toString())
                .contains(
                        "AWS_CA_BUNDLE='" + file + "'",
                        "NODE_EXTRA_CA_CERTS",
                        "keytool -importcert",
                        "--cacert '" + file)
                .contains("It is good until ")
                .doesNotContain("EXPIRED");
        assertThat(command(new TrustCommand(InstantSource.fixed(Instant.parse("2199-01-01T00:00:00Z"))))
                        .execute("--data", folder.toString()))
                .isZero();
        assertThat(out.toString()).contains("It EXPIRED on ");
    }
}
