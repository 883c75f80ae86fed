package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaletteModelTest {

    @Test
    void lettersInOrderFitAndWholeWordsComeFirst() {
        assertThat(find("stre", "Restream", "Streams", "Settings")).containsExactly("Streams", "Restream");
        assertThat(find("kbs", "Keyboard shortcuts", "Back")).containsExactly("Keyboard shortcuts");
        assertThat(find("zzz", "Streams")).isEmpty();
    }

    @Test
    void nothingTypedOffersEverythingInOrder() {
        assertThat(find("", "b", "a", "c")).containsExactly("b", "a", "c");
    }

    @Test
    void tenThousandStreamsOfferNoMoreThanAnybodyReads() {
        String[] names = IntStream.range(0, 10_000).mapToObj(i -> "stream-" + i).toArray(String[]::new);
        assertThat(find("stream", names)).hasSize(PaletteModel.SHOWN);
        assertThat(find("stream-777", names).getFirst()).isEqualTo("stream-777");
    }

    private static List<String> find(String typed, String... names) {
        return new PaletteModel(
                        () -> Stream.of(names).map(name -> new PaletteModel.Entry(name, "", Icon.SEARCH, "", () -> {})))
                .find(typed).stream().map(PaletteModel.Entry::name).toList();
    }
}
