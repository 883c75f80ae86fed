package dev.weir.app.connection;

import dev.weir.app.text.Text;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the console is connected to.
 *
 * @param name what it is kept under, for instance a profile's name; the same in every language
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

    /** The name of the embedded broker. */
    static final String EMBEDDED_NAME = "Embedded";

    /** The name of the environment's credentials. */
    static final String ENVIRONMENT_NAME = "Environment";

    /** The key of the embedded broker. */
    public static final String EMBEDDED_KEY = "embedded";

    /** The key of the environment's credentials. */
    public static final String ENVIRONMENT_KEY = "environment";

    /** What the key of a profile begins with. */
    public static final String PROFILE_KEY = "profile:";

    /** What the key of an endpoint begins with. */
    public static final String ENDPOINT_KEY = "endpoint:";

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

        /** The variables that this program was started with: {@code AWS_ACCESS_KEY_ID} and its like. */
        record Environment() implements Source {}

        /** Keys typed in; kept in memory only. */
        record Keys(String accessKeyId, String secretAccessKey) implements Source {

            /** Without the secret. */
            @Override
            public String toString() {
                return "Keys[" + accessKeyId + "]";
            }
        }
    }

    /**
     * By what it is remembered: two connections of the same key are the same place to a person, whatever their region.
     * For instance {@code profile:orders}, {@code endpoint:lab}, {@code embedded}.
     */
    public String key() {
        return switch (source) {
            case Source.Embedded embedded -> EMBEDDED_KEY;
            case Source.Environment environment -> ENVIRONMENT_KEY;
            case Source.Profile profile -> name.equals(profile.profile()) ? PROFILE_KEY + name : ENDPOINT_KEY + name;
            case Source.Keys keys -> ENDPOINT_KEY + name;
        };
    }

    /** What a person calls it, in the language that is spoken now. */
    public String title() {
        return switch (source) {
            case Source.Embedded embedded -> Text.of("Embedded");
            case Source.Environment environment -> Text.of("Environment");
            case Source.Profile profile -> name;
            case Source.Keys keys -> name;
        };
    }

    public Connection withKind(Kind other) {
        return new Connection(name, other, source, region, endpoint);
    }

    public Connection withRegion(String other) {
        return new Connection(name, kind, source, other, endpoint);
    }

    /** Whether this is the broker that the console started: then metrics come each second and audit at once. */
    public boolean embedded() {
        return kind == Kind.EMBEDDED;
    }
}
