package dev.weir.app.cli;

import dev.weir.app.connection.EmbeddedBroker;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir broker trust}: how clients are told to trust the broker's certificate. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Tell how the AWS CLI, SDKs, curl and browsers trust the certificate that the broker shows over TLS.")
final class TrustCommand implements Callable<Integer> {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder in which the broker keeps everything (default: the console's own).")
    private @Nullable Path dataFolder;

    TrustCommand() {
        this(InstantSource.system());
    }

    TrustCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path folder = (dataFolder == null ? EmbeddedBroker.usualFolder() : dataFolder).toAbsolutePath();
        Optional<X509Certificate> certificate = EmbeddedBroker.certificate(folder);
        if (certificate.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("weir broker trust: no broker has run on " + folder
                            + " yet, so there is no certificate; start one first."
                            + " On a sealed folder it is made when the first client comes over TLS.");
            return 1;
        }
        spec.commandLine().getOut().println(text(certificate.get(), EmbeddedBroker.certificateFile(folder)));
        return 0;
    }

    private String text(X509Certificate certificate, Path file) {
        Instant end = certificate.getNotAfter().toInstant();
        String good = clock.instant().isBefore(end)
                ? "It is good until " + DAY.format(end)
                        + "; a broker that starts in the 30 days before, or runs on its last day,"
                        + " makes a new one, which is then to be trusted in its place."
                : "It EXPIRED on " + DAY.format(end)
                        + ", and clients refuse it. The broker makes a new one when the next client comes,"
                        + " which is then to be trusted in its place.";
        return """
                The broker's certificate is in
                  %1$s
                %2$s
                It signs nothing but itself: whoever trusts it trusts this broker, and no other server.

                AWS CLI and Python (boto3)
                  export AWS_CA_BUNDLE='%1$s'
                Java (AWS SDK)
                  keytool -importcert -noprompt -alias weir -file '%1$s' \\
                    -keystore weir-trust.p12 -storetype PKCS12 -storepass changeit
                  java -Djavax.net.ssl.trustStore=weir-trust.p12 -Djavax.net.ssl.trustStorePassword=changeit ...
                  (the program then trusts nothing else; for more, add it to a copy of the JDK's cacerts)
                Node.js
                  export NODE_EXTRA_CA_CERTS='%1$s'
                Go, Rust, .NET on Linux
                  export SSL_CERT_FILE='%1$s'
                curl
                  curl --cacert '%1$s' https://localhost:4567/weir/health
                Browsers and the system
                  Linux   sudo cp '%1$s' /usr/local/share/ca-certificates/weir.crt && sudo update-ca-certificates
                  macOS   security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db '%1$s'
                  Windows certutil -user -addstore Root "%1$s"
                  Firefox Settings, Privacy and Security, Certificates, Servers: add an exception for https://localhost:4567
                """.formatted(file, good);
    }
}
