package dev.weir.app.connection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Where {@code ~/.aws/config} and {@code credentials} are, and a shield in front of them. Every SDK client reads both
 * files while it is built, even one that was given keys and an empty profile file of its own, and fails if they are
 * damaged. So the SDK's own setting points at nothing, and {@link Profiles} alone reads the true files. Thread-safe.
 */
final class AwsFiles {

    /** Does not exist, and only who may change the Java runtime could make it. */
    private static final String NOTHING =
            Path.of(System.getProperty("java.home", "/"), "no-aws-file").toString();

    private static @Nullable Path config;
    private static @Nullable Path credentials;

    private AwsFiles() {}

    /** Keeps the SDK's clients from the files; does nothing if it did so before. */
    static synchronized void shield() {
        String setting = ProfileFileSystemSetting.AWS_CONFIG_FILE.property();
        if (!NOTHING.equals(System.getProperty(setting))) {
            config = ProfileFileLocation.configurationFilePath();
            credentials = ProfileFileLocation.credentialsFilePath();
            System.setProperty(setting, NOTHING);
            System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), NOTHING);
        }
    }

    /** The config file; it need not exist. */
    static synchronized Path config() {
        Path known = config;
        return known == null ? ProfileFileLocation.configurationFilePath() : known;
    }

    /** The credentials file; it need not exist. */
    static synchronized Path credentials() {
        Path known = credentials;
        return known == null ? ProfileFileLocation.credentialsFilePath() : known;
    }
}
