package dev.weir.app.connection.credentials;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.settings.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The logins to IAM Identity Center, in the folder and the format of the AWS CLI and the SDKs, so that a login made
 * here is good there and the other way round. A file is named for the SHA-1 of the session's name, or of the start URL
 * where there is no session. Only the owner may read what is written. Thread-safe.
 */
final class SsoCache {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    SsoCache(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The login of this name; null if there is none, or none that can be understood: a new login replaces it. */
    @Nullable SsoToken read(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            String access = text(json, "accessToken");
            Instant end = time(text(json, "expiresAt"));
            if (access == null || end == null) {
                return null;
            }
            return new SsoToken(
                    json.path("startUrl").asText(""),
                    json.path("region").asText(""),
                    access,
                    end,
                    registration(json),
                    text(json, "refreshToken"));
        } catch (IOException e) {
            return null;
        }
    }

    private static SsoToken.@Nullable Registration registration(JsonNode json) {
        String id = text(json, "clientId");
        String secret = text(json, "clientSecret");
        Instant end = time(text(json, "registrationExpiresAt"));
        return id == null || secret == null || end == null ? null : new SsoToken.Registration(id, secret, end);
    }

    /** Keeps a login; what else stands in its file stays. */
    void write(String name, SsoToken token) throws IOException {
        ObjectNode json = present(name);
        json.put("startUrl", token.startUrl());
        json.put("region", token.region());
        json.put("accessToken", token.accessToken());
        json.put("expiresAt", time(token.expiresAt()));
        SsoToken.Registration registration = token.registration();
        if (registration != null) {
            json.put("clientId", registration.clientId());
            json.put("clientSecret", registration.clientSecret());
            json.put("registrationExpiresAt", time(registration.expiresAt()));
        }
        if (token.refreshToken() == null) {
            json.remove("refreshToken");
        } else {
            json.put("refreshToken", token.refreshToken());
        }
        WholeFile.write(file(name), JSON.writeValueAsString(json));
    }

    private ObjectNode present(String name) throws IOException {
        Path file = file(name);
        try {
            if (Files.isRegularFile(file) && JSON.readTree(file.toFile()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
        return JSON.createObjectNode();
    }

    private static @Nullable String text(JsonNode json, String name) {
        String text = json.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    // Whole seconds: older clients read no fractions.
    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    // Old versions of the CLI wrote 2020-06-17T10:02:08UTC.
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text.endsWith("UTC") ? text.substring(0, text.length() - 3) + "Z" : text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
