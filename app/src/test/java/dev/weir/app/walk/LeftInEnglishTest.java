package dev.weir.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftInEnglishTest {

    private final LeftInEnglish texts = new LeftInEnglish(Map.of(
            "Cancel", "Abbrechen",
            "Stream", "Stream",
            "[verb] Open", "Öffnen",
            "Delete {0}", "{0} löschen",
            "{0} in {1}", "{0} in {1}",
            "{0}: {1} rows", "{0}: {1} Zeilen"));

    private List<String> left(String text) {
        return texts.of(Map.of(text, "Label"), Set.of("the and the"));
    }

    @Test
    void anEnglishTextThatHasAnotherGermanIsFound() {
        assertThat(left("Cancel")).containsExactly("“Cancel” in Label");
        assertThat(left("Open")).hasSize(1);
        assertThat(left("Delete orders")).hasSize(1);
        assertThat(left("orders: 17 rows")).hasSize(1);
    }

    @Test
    void germanIsNotFoundNorWhatIsTheSameInBoth() {
        assertThat(left("Abbrechen")).isEmpty();
        assertThat(left("Stream")).isEmpty();
        assertThat(left("orders löschen")).isEmpty();
        assertThat(left("orders in eu-central-1")).isEmpty();
        assertThat(left("orders: 17 Zeilen")).isEmpty();
        assertThat(left("Not kennt kein Gebot, also so was: die Art war hat an am man in"))
                .isEmpty();
    }

    @Test
    void aRunOfEnglishWordsIsFoundUnlessItIsData() {
        assertThat(left("What nobody has translated is here")).hasSize(1);
        assertThat(left("Direct PUT of orders")).as("one word may be a name").isEmpty();
        assertThat(left("the and the")).isEmpty();
        assertThat(left("Stream the and the")).isEmpty();
        assertThat(left("the and the of this")).hasSize(1);
    }
}
