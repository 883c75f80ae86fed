package dev.weir.app.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Steps, black, frozen and rewound, without a window. */
class PresenterModelTest {

    private static final Instant BEGAN = Instant.parse("2026-11-26T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGAN);
    private final List<Place> opened = new ArrayList<>();
    private final PresenterModel model = new PresenterModel(now::get, opened::add);

    private void pass(int seconds) {
        now.set(now.get().plusSeconds(seconds));
    }

    private static Caption step(String title, Place place) {
        return new Caption(title, "", place, null);
    }

    private void tell() {
        model.tell(List.of(
                step("one", new Place.Streams()), step("two", null), step("three", new Place.Stream("orders"))));
    }

    @Test
    void eachStepOpensItsPlace() {
        tell();
        assertThat(opened).containsExactly(new Place.Streams());
        model.next();
        assertThat(model.step().title()).isEqualTo("two");
        assertThat(opened).hasSize(1);
        model.next();
        model.next();
        assertThat(model.index().get()).isEqualTo(2);
        assertThat(opened).containsExactly(new Place.Streams(), new Place.Stream("orders"));
        model.previous();
        model.previous();
        model.previous();
        assertThat(model.index().get()).isZero();
        model.next();
        model.first();
        assertThat(model.step().title()).isEqualTo("one");
    }

    @Test
    void withoutStepsThereIsNoneToGoTo() {
        model.tell(List.of());
        model.next();
        model.previous();
        model.first();
        assertThat(model.step()).isNull();
        assertThat(opened).isEmpty();
    }

    @Test
    void aBlackScreenIsLitBeforeAnythingElseHappens() {
        tell();
        model.flipBlack();
        assertThat(model.black().get()).isTrue();
        model.next();
        assertThat(model.black().get()).isFalse();
        assertThat(model.index().get()).isZero();
    }

    @Test
    void frozenSaysHowFarItIsBehind() {
        assertThat(model.mark()).isEmpty();
        model.flipFrozen();
        pass(12);
        assertThat(model.mark()).isEqualTo("FROZEN · 12 s behind");
        pass(60);
        assertThat(model.mark()).isEqualTo("FROZEN · 1 min 12 s behind");
        model.flipFrozen();
        assertThat(model.frozen()).isFalse();
    }

    @Test
    void goesBackNoFurtherThanPicturesAreKeptAndForthToNow() {
        pass(100);
        Instant oldest = BEGAN.plusSeconds(90);
        model.rewind(Duration.ofSeconds(5), oldest);
        assertThat(model.behind()).isEqualTo(Duration.ofSeconds(5));
        model.rewind(Duration.ofSeconds(50), oldest);
        assertThat(model.moment().get()).isEqualTo(oldest);
        model.rewind(Duration.ofSeconds(-5), oldest);
        assertThat(model.behind()).isEqualTo(Duration.ofSeconds(5));
        model.rewind(Duration.ofSeconds(-50), oldest);
        assertThat(model.behind()).isZero();
        model.live();
        model.rewind(Duration.ofSeconds(-5), oldest);
        assertThat(model.frozen()).as("there is nothing later than now").isFalse();
    }

    @Test
    void theNextStepIsLive() {
        tell();
        model.flipFrozen();
        model.next();
        assertThat(model.frozen()).isFalse();
    }
}
