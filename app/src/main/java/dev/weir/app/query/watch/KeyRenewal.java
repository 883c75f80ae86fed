package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Tells a process how its streams are come to: before anything else, and again whenever the keys of the connection are others, since
 * temporary ones run out while a query is watched.
 */
final class KeyRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRenewal.class);

    private static final Duration EVERY = Duration.ofSeconds(15);

    /** Who is told. */
    interface Told {

        /** Waits so long at most; whether it has ended. */
        boolean ended(Duration atMost) throws InterruptedException;

        /** Sends a message soon. */
        void send(JsonNode message);
    }

    private final Tables tables;
    private final Told process;
    private final CompletableFuture<Boolean> first = new CompletableFuture<>();
    private Tables.@Nullable Reach told;

    private KeyRenewal(Tables tables, Told process) {
        this.tables = tables;
        this.process = process;
    }

    static KeyRenewal start(Tables tables, Told process) {
        KeyRenewal renewal = new KeyRenewal(tables, process);
        Thread.ofVirtual().name("watch-keys").start(renewal::run);
        return renewal;
    }

    /** Waits until the process has been told for the first time. */
    void awaitFirst() {
        first.join();
    }

    private void run() {
        try {
            tell();
        } finally {
            first.complete(true);
        }
        try {
            while (!process.ended(EVERY)) {
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        Tables.Reach now;
        try {
            now = tables.reach();
        } catch (RuntimeException e) {
            // What a statement then meets is that its keys have run out, which it says.
            LOG.warn("The keys of the connection can't be had: {}", e.toString());
            return;
        }
        if (now == null || now.equals(told)) {
            return;
        }
        told = now;
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("do", "access")
                .put("endpoint", now.endpoint())
                .put("accessKeyId", now.identity().accessKeyId())
                .put("secretKey", now.identity().secretAccessKey());
        if (now.identity() instanceof AwsSessionCredentialsIdentity session) {
            message.put("sessionToken", session.sessionToken());
        }
        process.send(message);
    }
}
