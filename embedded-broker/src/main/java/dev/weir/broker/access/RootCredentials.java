package dev.weir.broker.access;

import java.util.regex.Pattern;

/**
 * The access key of the account's root.
 *
 * @param secretAccessKey never logged; this record's text leaves it out
 */
public record RootCredentials(String accessKeyId, String secretAccessKey) {

    private static final Pattern ID = Pattern.compile("[\\w.-]{3,128}");
    private static final int SHORTEST_SECRET = 8;

    /** @throws IllegalArgumentException with a sentence for people if it cannot be a key */
    public RootCredentials {
        if (!ID.matcher(accessKeyId).matches()) {
            throw new IllegalArgumentException(
                    "An access key id has 3 to 128 letters, digits and . _ -; the one given for the root has not.");
        }
        if (secretAccessKey.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "The root's secret access key has at least " + SHORTEST_SECRET + " characters.");
        }
    }

    /** A key that nobody has. */
    public static RootCredentials random() {
        return new RootCredentials(KeyText.id("AKIA"), KeyText.secret());
    }

    @Override
    public String toString() {
        return "RootCredentials[" + accessKeyId + "]";
    }
}
