package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceHistoryTest {

    private final PlaceHistory history = new PlaceHistory();

    @Test
    void backAndForwardRetraceTheWay() {
        history.visit(new Place.Overview());
        history.visit(new Place.Streams());
        history.visit(new Place.Stream("a"));
        assertThat(history.back()).isEqualTo(new Place.Streams());
        assertThat(history.back()).isEqualTo(new Place.Overview());
        assertThat(history.back()).isNull();
        assertThat(history.forward()).isEqualTo(new Place.Streams());
        history.visit(new Place.Audit(null));
        assertThat(history.forward()).isNull();
        assertThat(history.back()).isEqualTo(new Place.Streams());
    }

    @Test
    void theSamePlaceTwiceIsOneStepAndOldStepsAreForgotten() {
        history.visit(new Place.Overview());
        history.visit(new Place.Overview());
        assertThat(history.back()).isNull();
        for (int i = 0; i < 500; i++) {
            history.visit(new Place.Stream("s" + i));
        }
        int steps = 0;
        while (history.back() != null) {
            steps++;
        }
        assertThat(steps).isEqualTo(100);
    }
}
