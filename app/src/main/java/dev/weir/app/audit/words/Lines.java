package dev.weir.app.audit.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tables beside these classes: a key, a blank and the rest on each line; empty lines and those that begin with # say nothing. */
final class Lines {

    record Line(String key, String rest) {}

    private Lines() {}

    static List<Line> of(String name) {
        List<Line> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(
                        Lines.class.getResourceAsStream(name), name + " is missing from the build");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#") && space > 0) {
                    lines.add(new Line(
                            line.substring(0, space), line.substring(space + 1).strip()));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the program could not be read: " + name, e);
        }
    }
}
