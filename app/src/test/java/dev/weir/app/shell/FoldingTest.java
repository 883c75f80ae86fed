package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private final List<String> gone = new ArrayList<>();
    private double words = 100;
    private final Folding folding = new Folding(this::least, List.of(fold("words"), fold("icons")));

    private Consumer<Boolean> fold(String what) {
        return on -> {
            if (on) {
                gone.add(what);
            } else {
                gone.remove(what);
            }
        };
    }

    private double least() {
        return 50 + (gone.contains("words") ? 0 : words) + (gone.contains("icons") ? 0 : 40);
    }

    @Test
    void oneAfterTheOtherGivesWayAndComesBack() {
        folding.fit(200);
        assertThat(gone).isEmpty();
        folding.fit(189);
        assertThat(gone).containsExactly("words");
        folding.fit(60);
        assertThat(gone).containsExactly("words", "icons");
        folding.fit(90);
        assertThat(gone).containsExactly("words");
        folding.fit(190);
        assertThat(gone).isEmpty();
    }

    @Test
    void thatThereIsLessToSayIsNoticedWhenItIsTold() {
        folding.fit(150);
        assertThat(gone).containsExactly("words");
        words = 50;
        folding.anew();
        folding.fit(150);
        assertThat(gone).isEmpty();
    }

    @Test
    void moreThanThereIsCannotGiveWay() {
        folding.fit(10);
        folding.fit(10);
        assertThat(gone).containsExactly("words", "icons");
    }
}
