package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.OwnerOnlyFile;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that digests are signed with: RSA of 2048 bits, made when the first digest needs it and again when it is no
 * longer valid. The public ones stay in the database; the private one of now is in a file that only its owner can read.
 * Used by one thread at a time.
 */
final class SigningKeys {

    static final String FILE = "cloudtrail-signing-key";

    /** How long a key signs. */
    private static final Duration VALID = Duration.ofDays(365);

    /** An encoded public key of 2048 bits begins with this much that tells its sort; what follows is PKCS #1. */
    private static final int SORT_BYTES = 24;

    /**
     * A public key as CloudTrail gives it.
     *
     * @param value in DER, PKCS #1
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    record PublicKey(String fingerprint, byte[] value, Instant from, Instant to) {}

    private record Own(PublicKey told, PrivateKey key) {}

    private final @Nullable Path folder;
    private final Database database;
    private @Nullable Own own;

    SigningKeys(@Nullable Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /** The fingerprint of the key that signs now. */
    String fingerprint(Instant now) {
        return own(now).told().fingerprint();
    }

    /** Signs with SHA256withRSA; hexadecimal digits. */
    String sign(byte[] text, Instant now) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own(now).key());
            signature.update(text);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new StoreException("The key of digests cannot sign: " + e.getMessage(), e);
        }
    }

    /** The public keys that were valid at some time of a range. */
    List<PublicKey> between(Instant from, Instant to) {
        return all().stream()
                .filter(key -> !key.from().isAfter(to) && !key.to().isBefore(from))
                .toList();
    }

    private List<PublicKey> all() {
        return database.read(connection -> {
            List<PublicKey> keys = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT fingerprint, public_key, valid_from, valid_to FROM trail_key ORDER BY valid_from");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.add(new PublicKey(
                            rows.getString(1),
                            rows.getBytes(2),
                            Instant.ofEpochMilli(rows.getLong(3)),
                            Instant.ofEpochMilli(rows.getLong(4))));
                }
            }
            return keys;
        });
    }

    private Own own(Instant now) {
        Own present = own == null ? read() : own;
        if (present == null || !now.isBefore(present.told().to())) {
            present = create(now);
        }
        own = present;
        return present;
    }

    private @Nullable Own read() {
        if (folder == null || !Files.exists(folder.resolve(FILE))) {
            return null;
        }
        try {
            List<String> lines = Files.readAllLines(folder.resolve(FILE), StandardCharsets.US_ASCII);
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getLast())));
            return all().stream()
                    .filter(told -> told.fingerprint().equals(lines.getFirst()))
                    .map(told -> new Own(told, key))
                    .findFirst()
                    .orElse(null);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StoreException(
                    "The file " + FILE + " of the data folder cannot be read (" + e.getMessage()
                            + "): put back a copy, or delete it and digests are signed with a new key.",
                    e);
        }
    }

    private Own create(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] value = Arrays.copyOfRange(encoded, SORT_BYTES, encoded.length);
            String fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value), 0, 16);
            Instant from = Instant.ofEpochSecond(now.getEpochSecond());
            PublicKey told = new PublicKey(fingerprint, value, from, from.plus(VALID));
            if (folder != null) {
                OwnerOnlyFile.write(
                        folder,
                        FILE,
                        fingerprint + "\n"
                                + Base64.getEncoder()
                                        .encodeToString(pair.getPrivate().getEncoded())
                                + "\n");
            }
            save(told);
            return new Own(told, pair.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException("A key for digests could not be made: " + e.getMessage(), e);
        }
    }

    private void save(PublicKey key) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO trail_key (fingerprint, public_key, valid_from, valid_to) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, key.fingerprint());
                insert.setBytes(2, key.value());
                insert.setLong(3, key.from().toEpochMilli());
                insert.setLong(4, key.to().toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }
}
