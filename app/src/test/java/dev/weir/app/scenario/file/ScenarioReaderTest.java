package dev.weir.app.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.app.scenario.Fault;
import dev.weir.app.scenario.Question;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.Source;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What is a scenario, and what is said of what is none. */
class ScenarioReaderTest {

    private static final String SOUND = """
            weir-scenario: 1
            title: Orders
            summary: Orders come in.
            streams:
              - name: orders
                shards: 2
            sources:
              - stream: orders
                template: '{"n":#{seq}}'
                rate: 5
            faults:
              - {kind: hot-key, name: Hot, stream: orders, rate: 100}
            steps:
              - title: Look
                text: Orders.
                show: {stream: orders}
            ...
            """;

    @TempDir
    private Path folder;

    static Stream<String> builtIn() {
        return ScenarioFiles.BUILT_IN.stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void aQueryHasATitleInTheLanguageThatIsSpokenAndAlwaysItsName(String scenario) throws Exception {
        List<Question> english = ScenarioFiles.open(scenario).queries();
        assertThat(english).allSatisfy(query -> assertThat(query.title()).isEqualTo(query.name()));
        Text.speak(Language.GERMAN);
        try {
            List<Question> german = ScenarioFiles.open(scenario).queries();
            assertThat(german)
                    .extracting(Question::name)
                    .isEqualTo(english.stream().map(Question::name).toList());
            assertThat(german).allSatisfy(query -> assertThat(query.title()).isNotEqualTo(query.name()));
        } finally {
            Text.speak(Language.ENGLISH);
        }
    }

    @ParameterizedTest
    @MethodSource
    void builtIn(String name) {
        assertThatCode(() -> assertThat(ScenarioFiles.open(name).captions()).isNotEmpty())
                .doesNotThrowAnyException();
    }

    /** Every text for people is there in each language that the console speaks, and nothing else is. */
    @ParameterizedTest
    @MethodSource("builtIn")
    @SuppressWarnings("unchecked")
    void everyLanguageIsComplete(String name) throws Exception {
        Map<String, Object> whole = new Yaml().load(ScenarioFiles.text(name));
        List<Object> texts = new ArrayList<>(List.of(whole.get("title"), whole.get("summary")));
        for (Map<String, Object> fault : (List<Map<String, Object>>) whole.getOrDefault("faults", List.of())) {
            texts.add(fault.get("name"));
        }
        for (Map<String, Object> step : (List<Map<String, Object>>) whole.get("steps")) {
            texts.add(step.get("title"));
            texts.add(step.get("text"));
        }
        String[] languages =
                Arrays.stream(Language.values()).map(Language::code).toArray(String[]::new);
        assertThat(texts).allSatisfy(text -> {
            Map<String, Object> byLanguage = (Map<String, Object>) text;
            assertThat(byLanguage).containsOnlyKeys(languages);
            assertThat(byLanguage.values()).allMatch(each -> each instanceof String said && !said.isBlank());
        });
    }

    @Test
    void textsAreReadInTheLanguageThatIsSpoken() throws Exception {
        String file = SOUND.replace("title: Orders\n", "title: {en: Orders, de: Bestellungen}\n");
        assertThat(ScenarioFiles.read(file, null).title()).isEqualTo("Orders");
        Text.speak(Language.GERMAN);
        try {
            assertThat(ScenarioFiles.read(file, null).title()).isEqualTo("Bestellungen");
            assertThat(ScenarioFiles.read(file, null).summary()).isEqualTo("Orders come in.");
            assertThat(catchThrowableOfType(
                            BrokenScenarioException.class,
                            () -> ScenarioFiles.read(file.replace("shards: 2", "shards: two"), null)))
                    .hasMessage(
                            "Zeile 6, Spalte 13: streams[0].shards: Hier wird eine ganze Zahl erwartet, und das ist „two“.");
        } finally {
            Text.speak(Language.ENGLISH);
        }
    }

    @Test
    void aLanguageThatIsNoneIsSaidByLineAndColumn() {
        String file = SOUND.replace("title: Orders\n", "title: {en: Orders, fr: Commandes}\n");
        assertThat(catchThrowableOfType(BrokenScenarioException.class, () -> ScenarioFiles.read(file, null)))
                .hasMessageStartingWith("line 2, column 21: title.fr: There is no such member here.");
        String without = SOUND.replace("title: Orders\n", "title: {de: Bestellungen}\n");
        assertThat(catchThrowableOfType(BrokenScenarioException.class, () -> ScenarioFiles.read(without, null)))
                .hasMessageStartingWith("line 2, column 8: title.en: This member is missing.");
    }

    @Test
    void aSoundOneIsWhatItSays() throws Exception {
        Scenario scenario = ScenarioFiles.read(SOUND, null);
        assertThat(scenario.title()).isEqualTo("Orders");
        assertThat(scenario.streams().getFirst().shards()).isEqualTo(2);
        assertThat(((Source.Generated) scenario.sources().getFirst()).rate()).isEqualTo(5);
        assertThat(scenario.faults()).containsExactly(new Fault.HotKey("Hot", "orders", "hot", 100));
        assertThat(scenario.captions().getFirst().show()).isEqualTo(new Place.Stream("orders"));
    }

    @Test
    void theExampleOfTheDocumentationIsSound() throws Exception {
        String page = Files.readString(Path.of("../docs/SCENARIOS.md"));
        int begin = page.indexOf("```yaml\n") + 8;
        String example = page.substring(begin, page.indexOf("```", begin));
        assertThat(ScenarioFiles.read(example, null).queries()).hasSize(1);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("1\ntitle", "2\ntitle", "line 1, column 16: weir-scenario: This Weir reads version 1"),
                Arguments.of("weir-scenario: 1\n", "", "line 1, column 1: weir-scenario: This member is missing."),
                Arguments.of("title: Orders\n", "", "line 1, column 1: title: This member is missing."),
                Arguments.of(
                        "summary",
                        "summery",
                        "line 3, column 1: summery: There is no such member here. Did you mean summary?"),
                Arguments.of(
                        "shards: 2",
                        "shards: two",
                        "line 6, column 13: streams[0].shards: A whole number is expected here, and this is “two”."),
                Arguments.of(
                        "shards: 2", "shards: 0", "streams[0].shards: A whole number from 1 to 100 is expected here."),
                Arguments.of("shards: 2", "shards: 1.5", "streams[0].shards: A whole number from 1 to 100"),
                Arguments.of(
                        "shards: 2", "shards: [2]", "streams[0].shards: A text is expected here, and this is a list."),
                Arguments.of(
                        "shards: 2",
                        "shards: 2\n    shards: 3",
                        "line 7, column 5: streams[0].shards: This member is here twice."),
                Arguments.of(
                        "shards: 2",
                        "shard: 2",
                        "streams[0].shard: There is no such member here. Did you mean shards?"),
                Arguments.of("name: orders", "name: \"my orders\"", "streams[0].name: “my orders” is none"),
                Arguments.of("name: orders", "name: ../../orders", "streams[0].name: “../../orders” is none"),
                Arguments.of(
                        "stream: orders\n    template",
                        "stream: other\n    template",
                        "sources[0].stream: The scenario has no stream “other”: it has orders."),
                Arguments.of(
                        "'{\"n\":#{seq}}'",
                        "'{\"n\":#{int 5}}'",
                        "sources[0].template: Line 1, column 6: int takes 2 values"),
                Arguments.of(
                        "template: '{\"n\":#{seq}}'",
                        "file: ../../etc/passwd",
                        "sources[0].file: “../../etc/passwd” is none"),
                Arguments.of(
                        "template: '{\"n\":#{seq}}'", "file: /etc/passwd", "sources[0].file: “/etc/passwd” is none"),
                Arguments.of(
                        "template: '{\"n\":#{seq}}'",
                        "file: data.jsonl",
                        "sources[0].file: A scenario that comes with the program has no files of its own."),
                Arguments.of("rate: 5", "rate: -1", "sources[0].rate: A number from 0.01 to 20000 is expected here."),
                Arguments.of("rate: 5", "rate: NaN", "sources[0].rate: A number from 0.01 to 20000"),
                Arguments.of(
                        "kind: hot-key",
                        "kind: hot-potato",
                        "faults[0].kind: “hot-potato” is none of hot-key, poison-record"),
                Arguments.of(
                        "show: {stream: orders}",
                        "show: {stream: nothing}",
                        "steps[0].show.stream: The scenario has no stream “nothing”"),
                Arguments.of("show: {stream: orders}", "show: {}", "steps[0].show: What is to be shown?"),
                Arguments.of(
                        "show: {stream: orders}", "show: {page: kitchen}", "steps[0].show.page: “kitchen” is none of"),
                Arguments.of(
                        "title: Orders",
                        "title: !!java.net.URL [\"http://localhost\"]",
                        "line 2, column 8: This is no YAML: Global tag is not allowed"),
                Arguments.of("title: Orders", "title: !mine Orders", "line 2, column 8: Types (!mine) are not taken"),
                Arguments.of(
                        "title: Orders",
                        "title: &a Orders",
                        "line 2, column 8: Anchors and aliases (& and *) are not taken"),
                Arguments.of(
                        "streams:\n",
                        "streams: nothing\nother:\n",
                        "line 4, column 10: streams: A list (lines that begin with a hyphen) is expected here"),
                Arguments.of("title: Orders", "title: 'Orders", "This is no YAML"),
                Arguments.of("title: Orders", "title:\tOrders\n\tx: 1", "This is no YAML"),
                Arguments.of(
                        "...\n", "", "The file does not end with a line of three dots, so it may have been cut off."),
                Arguments.of("...\n", "...\nmore: 1\n", "This is no YAML"),
                Arguments.of(SOUND, "", "There is nothing in it."),
                Arguments.of(
                        SOUND,
                        "just a word\n...\n",
                        "Members (name: value) are expected here, and this is a single value."),
                Arguments.of("Orders come in.", "[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]", "Nesting Depth"));
    }

    @ParameterizedTest
    @MethodSource
    void broken(String from, String to, String said) {
        assertThat(SOUND).contains(from);
        assertThat(said(SOUND.replace(from, to))).contains(said);
    }

    @Test
    void everySlipIsToldAtOnceInTheOrderOfTheFile() {
        String slips = SOUND.replace("shards: 2", "shards: two")
                .replace("rate: 5", "rate: fast")
                .replace("text: Orders.", "txt: Orders.");
        BrokenScenarioException broken = broken(slips);
        assertThat(broken.problems())
                .extracting(Problem::path)
                .containsExactly("streams[0].shards", "sources[0].rate", "steps[0].text", "steps[0].txt");
    }

    @Test
    void whereverAFileIsCutOffNothingIsOpened() throws Exception {
        String whole = ScenarioFiles.text("card-fraud");
        int end = whole.stripTrailing().length();
        for (int length = 0; length < end; length += 37) {
            String cut = whole.substring(0, length);
            assertThat(broken(cut).problems())
                    .as("after " + length + " characters")
                    .isNotEmpty();
        }
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(said(bomb + "...\n")).isNotEmpty();
    }

    @Test
    void filesOfOwnLieBesideTheScenario() throws Exception {
        Path data = Files.writeString(folder.resolve("data.jsonl"), "{\"t\":1,\"k\":\"a\"}\n");
        String own = SOUND.replace(
                        "template: '{\"n\":#{seq}}'\n    rate: 5",
                        "file: data.jsonl\n    key: k\n    time: {field: t, unit: 1s}")
                .replace("  - {kind: hot-key, name: Hot, stream: orders, rate: 100}\n", "  []\n");
        Path file = Files.writeString(folder.resolve("mine.weir.yaml"), own);
        Source.Recording recording =
                (Source.Recording) ScenarioFiles.open(file.toString()).sources().getFirst();
        assertThat(recording.file()).isEqualTo(data);
        Files.delete(data);
        Files.createSymbolicLink(data, Path.of("/etc/hostname"));
        assertThat(catchThrowableOfType(BrokenScenarioException.class, () -> ScenarioFiles.open(file.toString())))
                .hasMessageContaining("There is no file data.jsonl in the folder of the scenario.");
    }

    @Test
    void whatIsTooLargeOrNoTextIsNotReadAtAll() throws Exception {
        Path large = Files.write(folder.resolve("large.yaml"), new byte[ScenarioFiles.MOST_BYTES + 1]);
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(catchThrowableOfType(BrokenScenarioException.class, () -> ScenarioFiles.open(large.toString())))
                .hasMessage("The file is larger than 256 KiB.");
        assertThat(catchThrowableOfType(BrokenScenarioException.class, () -> ScenarioFiles.open(binary.toString())))
                .hasMessage("This is no text in UTF-8.");
        Files.write(large, SOUND.getBytes(StandardCharsets.UTF_8));
        assertThat(ScenarioFiles.open(large.toString()).title()).isEqualTo("Orders");
    }

    @Test
    void commandsOfAFileAreKnownAsSuch() throws Exception {
        String commands = SOUND.replace("faults:", "functions:\n  - {name: mine, command: rm -rf stuff}\nfaults:");
        assertThat(ScenarioFiles.read(commands, null).runsCommands()).isTrue();
        assertThat(ScenarioFiles.read(SOUND, null).runsCommands()).isFalse();
    }

    private static String said(String text) {
        List<String> all = broken(text).problems().stream().map(Problem::words).toList();
        return String.join("\n", all);
    }

    private static BrokenScenarioException broken(String text) {
        BrokenScenarioException broken =
                catchThrowableOfType(BrokenScenarioException.class, () -> ScenarioFiles.read(text, null));
        assertThat(broken).as(text).isNotNull();
        return broken;
    }
}
