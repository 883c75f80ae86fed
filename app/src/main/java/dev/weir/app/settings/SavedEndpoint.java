package dev.weir.app.settings;

/**
 * An endpoint that a person named, without secrets.
 *
 * @param name by which it is found again
 * @param url where it listens
 * @param region for instance {@code us-east-1}
 * @param profile whose credentials sign, or an empty text if keys are to be typed in
 */
public record SavedEndpoint(String name, String url, String region, String profile) {

    /** As it is kept, without the name: address, region and profile. */
    String text() {
        return (url + " " + region + " " + profile).strip();
    }

    /** @throws IllegalArgumentException if that is not what {@link #text()} writes */
    static SavedEndpoint parse(String name, String text) {
        String[] parts = text.strip().split(" ", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException(text + " is no endpoint");
        }
        return new SavedEndpoint(name, parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }
}
