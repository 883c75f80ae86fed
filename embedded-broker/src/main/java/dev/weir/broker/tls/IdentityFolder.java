package dev.weir.broker.tls;

import dev.weir.broker.store.OwnerOnlyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a key and its certificate as PEM files in the data folder: {@value #CERTIFICATE}, which clients are told to
 * trust, and {@value #KEY}, which its owner alone may read.
 */
final class IdentityFolder {

    static final String CERTIFICATE = "tls-certificate.pem";
    static final String KEY = "tls-key.pem";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path folder;

    IdentityFolder(Path folder) {
        this.folder = folder;
    }

    /** What was kept, or null if there is none or it cannot be used. */
    @Nullable ServerIdentity load() throws IOException {
        Path keyFile = folder.resolve(KEY);
        Path certificateFile = folder.resolve(CERTIFICATE);
        if (!Files.exists(keyFile) || !Files.exists(certificateFile)) {
            return null;
        }
        try {
            X509Certificate certificate = read(certificateFile);
            String body = Files.readString(keyFile).replaceAll("-----[A-Z ]+-----", "");
            byte[] key = Base64.getMimeDecoder().decode(body);
            return new ServerIdentity(
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)), certificate);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return null; // a damaged file is replaced: nothing but trust in the old certificate depends on it
        }
    }

    /** The certificate that is kept, or null if there is none. */
    @Nullable X509Certificate certificate() throws IOException {
        Path file = folder.resolve(CERTIFICATE);
        try {
            return Files.exists(file) ? read(file) : null;
        } catch (CertificateException _) {
            return null;
        }
    }

    private static X509Certificate read(Path file) throws IOException, CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    /** The key goes first: a certificate is there only with its key. */
    void save(ServerIdentity identity) throws IOException {
        try {
            OwnerOnlyFile.write(folder, KEY, pem("PRIVATE KEY", identity.key().getEncoded()));
            writeCertificate(pem("CERTIFICATE", identity.certificate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate has no encoding", e);
        }
    }

    private void writeCertificate(String text) throws IOException {
        Path file = folder.resolve(CERTIFICATE + ".new");
        Files.writeString(file, text);
        Files.move(
                file, folder.resolve(CERTIFICATE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
