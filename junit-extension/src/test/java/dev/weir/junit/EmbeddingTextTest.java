package dev.weir.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of docs/EMBEDDING.md is the Java of tests that run. */
class EmbeddingTextTest {

    private static final Path TEXT = Path.of("..", "docs", "EMBEDDING.md");
    private static final Path EXAMPLES = Path.of("src", "test", "java", "com", "example");

    /** It needs the KCL, which only the conformance module has. */
    private static final Path KCL =
            Path.of("..", "conformance", "src", "test", "java", "dev", "weir", "conformance", "KclExampleTest.java");

    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION = Pattern.compile("// begin: (\\w+)\\n(.*?)\\n *// end: \\1", Pattern.DOTALL);

    @Test
    void everyExampleIsATestedOne() throws IOException {
        assertThat(blocks(Files.readString(TEXT), BLOCK, 1))
                .containsExactlyInAnyOrder(
                        Stream.of(EXAMPLES.resolve("OrdersTest.java"), EXAMPLES.resolve("ProgrammaticTest.java"), KCL)
                                .flatMap(file -> Stream.of(blocks(read(file), REGION, 2)))
                                .toArray(String[]::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] blocks(String text, Pattern pattern, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group).stripIndent().strip())
                .toArray(String[]::new);
    }
}
