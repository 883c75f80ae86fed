package dev.weir.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ByteSearchTest {

    private static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("needle in hay", "needle", List.of(0L)),
                Arguments.of("hay needle", "needle", List.of(4L)),
                Arguments.of("neeneedle", "needle", List.of(3L)),
                Arguments.of("ababababc", "ababc", List.of(4L)),
                Arguments.of("aXaXa", "a", List.of(0L, 2L, 4L)),
                Arguments.of("aaaa", "aa", List.of(0L, 2L)),
                Arguments.of("hay", "needle", List.of()),
                Arguments.of("", "a", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void offsetsAreWhereTheBytesBegin(String text, String wanted, List<Long> offsets) throws Exception {
        ByteSearch.Found found = search(wanted, text.getBytes(StandardCharsets.UTF_8), 1 << 20);

        assertThat(found.offsets()).isEqualTo(offsets);
        assertThat(found.whole()).isTrue();
        assertThat(found.read()).isEqualTo(text.length());
    }

    @Test
    void whatLiesAcrossTwoReadsIsFound() throws Exception {
        byte[] text = new byte[200_000];
        new Random(1).nextBytes(text);
        byte[] wanted = java.util.Arrays.copyOfRange(text, 65_530, 65_560);

        assertThat(new ByteSearch(wanted)
                        .in(new ByteArrayInputStream(text), 1 << 20, 5)
                        .offsets())
                .containsExactly(65_530L);
    }

    @Test
    void itReadsNoMoreThanItMay() throws Exception {
        ByteSearch.Found found = search("b", "aaaaaaaaab".getBytes(StandardCharsets.UTF_8), 5);

        assertThat(found).isEqualTo(new ByteSearch.Found(List.of(), 5, false));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> search("a", new byte[10], 10)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static ByteSearch.Found search(String wanted, byte[] in, long most) throws Exception {
        return new ByteSearch(wanted.getBytes(StandardCharsets.UTF_8)).in(new ByteArrayInputStream(in), most, 5);
    }
}
