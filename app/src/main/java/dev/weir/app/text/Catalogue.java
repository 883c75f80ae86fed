package dev.weir.app.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of one language by their English. English has none, so whoever speaks that loads nothing.
 *
 * @param texts English text, or {@code [meaning] English text}, to that of the language
 */
record Catalogue(Language language, Map<String, String> texts) {

    static final Catalogue ENGLISH = new Catalogue(Language.ENGLISH, Map.of());

    private static final String FOLDER = "/dev/weir/resources/texts/";

    Catalogue {
        texts = Map.copyOf(texts);
    }

    static Catalogue of(Language language) {
        if (language == Language.ENGLISH) {
            return ENGLISH;
        }
        Map<String, String> all = new HashMap<>();
        for (String part : parts(language)) {
            all.putAll(part(language, part));
        }
        return new Catalogue(language, all);
    }

    /** The files of a language, a package of the console each; a class path has no folders to list. */
    static List<String> parts(Language language) {
        try (InputStream index = open(language.code() + ".index")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The texts in " + language.ownName() + " can't be read.", e);
        }
    }

    static Map<String, String> part(Language language, String part) {
        String name = language.code() + "/" + part + ".json";
        try (InputStream json = open(name)) {
            return new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of " + name + " can't be read.", e);
        }
    }

    String find(String english) {
        return texts.getOrDefault(english, english);
    }

    private static InputStream open(String name) throws IOException {
        InputStream found = Catalogue.class.getResourceAsStream(FOLDER + name);
        if (found == null) {
            throw new IOException("There is no file " + FOLDER + name + ".");
        }
        return found;
    }
}
