package dev.weir.app.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a page must be allowed to work.
 *
 * @param page the kind of place that it shows, or Everywhere for what the frame asks
 * @param acts whether it is needed only to change things there
 * @param resource an ARN with places for the region and the account, or {@code *}
 */
public record Need(String page, boolean acts, String resource, List<String> actions) {

    /** Of the frame around all pages. */
    public static final String EVERYWHERE = "Everywhere";

    /** Of all pages, in the order of the table. */
    public static List<Need> all() {
        List<Need> needs = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Need.class.getResourceAsStream("needs.txt"), "needs.txt is missing"),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split("\\|", -1);
                    needs.add(new Need(parts[0], parts[1].equals("act"), parts[2], List.of(parts[3].split(" ", -1))));
                }
            }
            return needs;
        } catch (IOException e) {
            throw new UncheckedIOException("needs.txt of the program could not be read", e);
        }
    }
}
