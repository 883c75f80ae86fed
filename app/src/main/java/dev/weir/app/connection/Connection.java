package dev.weir.app.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the console is connected to.
 *
 * @param name what a person calls it, for instance a profile's name or "Embedded"
 * @param kind decides its colour and its guard rails
 * @param source where its credentials come from
 * @param region for instance {@code eu-central-1}
 * @param endpoint the endpoint, or null for the region's own AWS endpoints
 */
public record Connection(
        String name,
        Kind kind,
        Source source,
        String region,
        @Nullable URI endpoint) {

    /** How careful a person must be. */
    public enum Kind {
        EMBEDDED,
        TEST,
        PRODUCTION
    }

    /** Where credentials come from. */
    public sealed interface Source {

        /** The broker that this console started. */
        record Embedded() implements Source {}

        /** A profile of {@code ~/.aws}. */
        record Profile(String profile) implements Source {}

        /** Keys typed in; kept in memory only. */
        record Keys(String accessKeyId, String secretAccessKey) implements Source {

            /** Without the secret. */
            @Override
            public String toString() {
                return "Keys[" + accessKeyId + "]";
            }
        }
    }

    /** Whether this is the broker that the console started: then metrics come each second and audit at once. */
    public boolean embedded() {
        return kind == Kind.EMBEDDED;
    }
}
