package dev.weir.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the console says is said in each of its languages, and no translation is left over. */
class EveryTextIsTranslatedTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CHARTS = Path.of("..", "charts", "src", "main", "java");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void everyTextHasItsGermanAndNoGermanIsLeftOver() throws Exception {
        Map<String, String> german = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (String part : Catalogue.parts(Language.GERMAN)) {
            Catalogue.part(Language.GERMAN, part).forEach((english, text) -> {
                String before = german.put(english, text);
                if (before != null && !before.equals(text)) {
                    twice.add(english);
                }
            });
        }
        SpokenTexts.Found spoken = SpokenTexts.in(SOURCES);
        SpokenTexts.in(CHARTS, spoken);
        assertThat(spoken.unreadable()).as("texts that are no literals").isEmpty();
        assertThat(spoken.keys()).hasSizeGreaterThan(100);
        assertThat(difference(spoken.keys(), german.keySet()))
                .as("without German")
                .isEmpty();
        Set<String> saidInTests = SpokenTexts.in(Path.of("src", "test", "java")).keys();
        assertThat(difference(difference(german.keySet(), spoken.keys()), saidInTests))
                .as("said by nobody")
                .isEmpty();
        assertThat(twice).as("with two translations").isEmpty();
    }

    @Test
    void aTranslationHasThePlacesOfItsEnglish() {
        for (String part : Catalogue.parts(Language.GERMAN)) {
            Catalogue.part(Language.GERMAN, part).forEach((english, text) -> {
                assertThat(text).as(english).isNotBlank();
                assertThat(places(text)).as(english).isEqualTo(places(english));
            });
        }
    }

    @Test
    void aPolicyIsCalledTheSameEverywhere() {
        for (String part : Catalogue.parts(Language.GERMAN)) {
            assertThat(Catalogue.part(Language.GERMAN, part).values())
                    .as(part)
                    .noneMatch(text -> text.matches("(?s).*\\bPolic(y|ies)\\b.*"));
        }
    }

    @Test
    void whatTheSourcesSayIsReadFromThem() {
        SpokenTexts.Found found = new SpokenTexts.Found(new TreeSet<>(), new ArrayList<>());
        SpokenTexts.read("""
                // Text.of("a comment")
                /** {@code Text.of("another")} */
                say(Text.of("one \\"two\\" " // not this
                    + "three", f(x, '"')));
                Text.count(list.size(1, 2), "{0} thing", "{0} things");
                Text.in("verb", "Open");
                Other.Text.of("no"); PlainText.of("neither"); String s = "Text.of(\\"nor\\")";
                Text.of(name);
                ChartWords.of("No data yet");
                """, "Some.java", found);
        assertThat(found.keys())
                .containsExactly("No data yet", "[verb] Open", "one \"two\" three", "{0} thing", "{0} things");
        assertThat(found.unreadable()).hasSize(2).allMatch(place -> place.startsWith("Some.java:"));
    }

    private static Set<String> difference(Set<String> of, Set<String> without) {
        Set<String> rest = new TreeSet<>(of);
        rest.removeAll(without);
        return rest;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
