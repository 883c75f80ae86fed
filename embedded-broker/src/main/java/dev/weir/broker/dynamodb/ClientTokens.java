package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The tokens by which clients call a transaction again without doing it again, kept with what the transaction did. They
 * are good for ten minutes (API reference, "TransactWriteItems").
 */
final class ClientTokens {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Tables tables;

    ClientTokens(Tables tables) {
        this.tables = tables;
    }

    /**
     * Whether a transaction was not done before; if so it is noted as done.
     *
     * @throws AwsException IdempotentParameterMismatchException if another one was done by its token
     */
    boolean isNew(Connection connection, String region, String token, TransactWriteItemsRequest request)
            throws SQLException {
        Instant now = tables.now();
        byte[] digest = digest(request);
        byte[] earlier = find(connection, region, token, now.minus(GOOD_FOR));
        if (earlier.length > 0) {
            if (!Arrays.equals(earlier, digest)) {
                throw AwsException.of(
                        "IdempotentParameterMismatchException",
                        "The request was called again with the same ClientRequestToken and other parameters.");
            }
            return false;
        }
        try (PreparedStatement forget = connection.prepareStatement("DELETE FROM dynamo_token WHERE at_millis < ?")) {
            forget.setLong(1, now.minus(GOOD_FOR).toEpochMilli());
            forget.executeUpdate();
        }
        try (PreparedStatement note = connection.prepareStatement(
                "INSERT INTO dynamo_token (region, token, digest, at_millis) VALUES (?, ?, ?, ?)")) {
            note.setString(1, region);
            note.setString(2, token);
            note.setBytes(3, digest);
            note.setLong(4, now.toEpochMilli());
            note.executeUpdate();
        }
        return true;
    }

    private static byte[] find(Connection connection, String region, String token, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT digest FROM dynamo_token WHERE region = ? AND token = ? AND at_millis >= ?")) {
            select.setString(1, region);
            select.setString(2, token);
            select.setLong(3, since.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    /** What was asked for, apart from how the answer is to be. */
    private static byte[] digest(TransactWriteItemsRequest request) {
        String what = request.toBuilder()
                .returnConsumedCapacity((ReturnConsumedCapacity) null)
                .build()
                .toString();
        try {
            return MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
