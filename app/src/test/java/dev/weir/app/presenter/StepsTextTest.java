package dev.weir.app.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Place;
import org.junit.jupiter.api.Test;

/** A person's own steps. */
class StepsTextTest {

    @Test
    void titleTextAndPlaceOfEachStep() {
        StepsText.Read read = StepsText.read(
                "# Orders come in\nEach dot\nis a record.\n-> streams/orders\n\n# The end\n# Now\n-> weir://embedded/audit\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.steps())
                .containsExactly(
                        new Caption("Orders come in", "Each dot\nis a record.", new Place.Stream("orders"), null),
                        new Caption("The end", "", null, null),
                        new Caption("Now", "", new Place.Audit(null), null));
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        StepsText.Read read = StepsText.read("no title\n# one\n-> nowhere/at all\n");
        assertThat(read.problems()).hasSize(2);
        assertThat(read.problems().get(0)).startsWith("Line 1:");
        assertThat(read.problems().get(1)).startsWith("Line 3:");
    }

    @Test
    void nothingIsNoStep() {
        assertThat(StepsText.read("\n  \n").steps()).isEmpty();
        assertThat(StepsText.read("# a\n".repeat(201)).problems()).hasSize(1);
    }
}
