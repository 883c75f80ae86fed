package dev.weir.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads goes through {@link Text}, so that it can be said in each language. */
class EveryTextIsSaidTest {

    private static final Path UNSAID = Path.of("src", "test", "resources", "dev", "weir", "app", "text", "unsaid");

    @Test
    void noSentenceStandsInTheSourcesByItself() throws Exception {
        Path root = Path.of("src", "main", "java", "dev", "weir", "app").toAbsolutePath();
        assertThat(UnsaidTexts.in(root, UNSAID, ""))
                .as("not said through Text; what nobody reads is named in src/test/resources/.../text/unsaid")
                .isEmpty();
    }

    @Test
    void chartsSayNothingByThemselvesEither() throws Exception {
        Path root = Path.of("..", "charts", "src", "main", "java", "dev", "weir")
                .toAbsolutePath()
                .normalize();
        assertThat(UnsaidTexts.in(root, UNSAID, "charts"))
                .as("not said through ChartWords; what nobody reads is named in src/test/resources/.../text/unsaid")
                .isEmpty();
    }

    @Test
    void whatIsSaidAndWhatIsNotIsToldApart(@TempDir Path folder) throws Exception {
        Path unsaid = Files.createDirectories(folder.resolve("unsaid"));
        Files.writeString(unsaid.resolve("list.txt"), "# a note\nsome/Page.java: SELECT * FROM orders\nother/\n");
        Path sources = folder.resolve("java");
        Files.createDirectories(sources.resolve("some"));
        Files.createDirectories(sources.resolve("other"));
        Files.writeString(sources.resolve("other/Format.java"), """
                class Format {
                    String words = "Not looked at";
                }
                """);
        Files.writeString(sources.resolve("some/Page.java"), """
                class Page {
                    static final String FIXED = Text.of("Said at load");
                    static final Supplier<String> LATER = () -> Text.of("Said when asked for");
                    @SuppressWarnings("is not a text")
                    void show(int n) {
                        label.setText("Not said");
                        label.setText("Cancel");
                        label.setText(Text.of("Said") + " of ");
                        label.setText(Text.count(n, "{0} thing", "{0} " + "things"));
                        label.setId("Orders");
                        LOG.log(Level.WARNING, "nobody of the people reads this");
                        call("PutRecords", "stream-name", "us-east-1", "SELECT * FROM orders");
                        throw new AssertionError("this cannot be");
                    }
                }
                """);
        assertThat(UnsaidTexts.in(sources, unsaid, ""))
                .containsExactly(
                        "some/Page.java:2: said while its class is loaded, in whatever language that is",
                        "some/Page.java:6: Not said",
                        "some/Page.java:7: Cancel",
                        "some/Page.java:8:  of ");
    }
}
