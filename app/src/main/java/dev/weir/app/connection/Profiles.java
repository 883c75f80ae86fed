package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSource;
import dev.weir.app.connection.credentials.SourceReader;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.settings.ConnectionWish;
import dev.weir.app.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The profiles of {@code ~/.aws/config} and {@code ~/.aws/credentials}, as the SDK itself reads them. A file that is
 * damaged costs only its own profiles, and a sentence.
 *
 * @param file both files as one, for the SDK
 * @param list by name
 * @param problems a sentence for each file that could not be understood
 */
public record Profiles(ProfileFile file, List<Entry> list, List<String> problems) {

    /** The region of a profile that names none. */
    public static final String DEFAULT_REGION = "us-east-1";

    /**
     * One profile.
     *
     * @param region its own, or null if it names none
     * @param endpoint its own {@code endpoint_url} for all services, or null for those of AWS
     * @param source what gives it its credentials
     */
    public record Entry(
            String name, @Nullable String region, @Nullable URI endpoint, CredentialSource source) {

        /** What the name suggests; a person may say otherwise. */
        public Connection.Kind suggestedKind() {
            return name.toLowerCase(Locale.ROOT).contains("prod") ? Connection.Kind.PRODUCTION : Connection.Kind.TEST;
        }
    }

    /** Reads the files at their usual places ({@code AWS_CONFIG_FILE} and the like are honoured). Reads the disk. */
    public static Profiles read() {
        AwsFiles.shield();
        return read(AwsFiles.config(), AwsFiles.credentials());
    }

    static Profiles read(Path config, Path credentials) {
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        List<String> problems = new ArrayList<>();
        add(both, config, ProfileFile.Type.CONFIGURATION, problems);
        add(both, credentials, ProfileFile.Type.CREDENTIALS, problems);
        ProfileFile file = both.build();
        SourceReader reader = new SourceReader(file);
        Map<String, Entry> sorted = new TreeMap<>();
        for (Profile profile : file.profiles().values()) {
            sorted.put(profile.name(), entry(profile, reader.read(profile.name())));
        }
        return new Profiles(file, List.copyOf(sorted.values()), List.copyOf(problems));
    }

    private static Entry entry(Profile profile, CredentialSource source) {
        String region = profile.property(ProfileProperty.REGION).orElse(null);
        String url = profile.property(ProfileProperty.ENDPOINT_URL).orElse("").strip();
        if (url.isEmpty()) {
            return new Entry(profile.name(), region, null, source);
        }
        try {
            URI endpoint = new URI(url);
            if (endpoint.getHost() != null) {
                return new Entry(profile.name(), region, endpoint, source);
            }
        } catch (URISyntaxException e) {
            return wrong(profile, region, url);
        }
        return wrong(profile, region, url);
    }

    private static Entry wrong(Profile profile, @Nullable String region, String url) {
        return new Entry(
                profile.name(),
                region,
                null,
                new CredentialSource.Unusable(Text.of("Its endpoint_url {0} is no URL.", url)));
    }

    private static void add(ProfileFile.Aggregator both, Path path, ProfileFile.Type type, List<String> problems) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            both.addFile(ProfileFile.builder().content(path).type(type).build());
        } catch (RuntimeException e) {
            problems.add(Text.of(
                    "The file {0} cannot be used: {1} Mend it and open this list again, or use another connection.",
                    path, reason(e)));
        }
    }

    /** The SDK's own sentence: it names the line. */
    private static String reason(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    /**
     * What gives a profile its credentials.
     *
     * @return {@link CredentialSource.Unusable} if there is no such profile, or its file is damaged
     */
    CredentialSource source(String name) {
        CredentialSource source = new SourceReader(file).read(name);
        return source instanceof CredentialSource.Unusable && !problems.isEmpty()
                ? new CredentialSource.Unusable(String.join(" ", problems))
                : source;
    }

    /**
     * The connection that a profile makes.
     *
     * @param wish what a person said of it earlier
     * @throws ExpectedFailure if there is no such profile, with the words for a person
     */
    public Connection connectionOf(String name, ConnectionWish wish) {
        for (Entry entry : list) {
            if (entry.name().equals(name)) {
                return connection(entry, wish);
            }
        }
        throw new ExpectedFailure(
                Failure.Kind.NOT_FOUND,
                Text.of("The profile {0}, which Weir was connected to last, is not in ~/.aws any more.", name),
                problems.isEmpty()
                        ? Text.of("Put it back and retry, or choose another connection.")
                        : String.join(" ", problems));
    }

    /**
     * The connection that a profile makes.
     *
     * @param wish what a person said of it earlier
     */
    public static Connection connection(Entry entry, ConnectionWish wish) {
        String kind = wish.kind();
        String wished = wish.region();
        String own = entry.region();
        String region = wished != null ? wished : own != null ? own : DEFAULT_REGION;
        return new Connection(
                entry.name(),
                kind == null ? entry.suggestedKind() : Connection.Kind.valueOf(kind),
                new Connection.Source.Profile(entry.name()),
                region,
                entry.endpoint());
    }
}
