package dev.weir.app.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.presenter.PictureRing.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was seen comes back as it was, within its bounds. */
class PictureRingTest {

    private static final Instant BEGAN = Instant.parse("2026-11-26T10:00:00Z");

    private static Picture picture(int second, int colour) {
        int[] pixels = new int[40 * 30];
        Arrays.fill(pixels, colour);
        return new Picture(BEGAN.plusSeconds(second), 40, 30, pixels);
    }

    private static int colour(PictureRing ring, int second) {
        Picture found = ring.at(BEGAN.plusSeconds(second));
        assertThat(found).isNotNull();
        return found.pixels()[7];
    }

    @Test
    void theMomentThatIsAskedForIsFound() {
        PictureRing ring = new PictureRing();
        assertThat(ring.at(BEGAN)).isNull();
        ring.add(picture(0, 1));
        ring.add(picture(10, 2));
        ring.add(picture(20, 3));
        assertThat(colour(ring, 9)).isEqualTo(1);
        assertThat(colour(ring, 10)).isEqualTo(2);
        assertThat(colour(ring, 99)).isEqualTo(3);
        assertThat(colour(ring, -5)).as("nothing earlier is kept").isEqualTo(1);
    }

    @Test
    void whatDoesNotChangeIsKeptOnce() {
        PictureRing ring = new PictureRing();
        ring.add(picture(0, 1));
        long once = ring.bytes();
        for (int i = 1; i < 50; i++) {
            ring.add(picture(i, 1));
        }
        assertThat(ring.bytes()).isEqualTo(once);
    }

    @Test
    void theOldestGoAfterTheSpan() {
        PictureRing ring = new PictureRing(Duration.ofSeconds(10), 1 << 20);
        for (int i = 0; i < 60; i++) {
            ring.add(picture(i, i));
        }
        assertThat(ring.oldest()).isBetween(BEGAN.plusSeconds(47), BEGAN.plusSeconds(50));
    }

    @Test
    void neverMoreBytesThanAllowed() {
        PictureRing ring = new PictureRing(Duration.ofHours(1), 20_000);
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            int[] noise = random.ints(40 * 30).toArray();
            ring.add(new Picture(BEGAN.plusSeconds(i), 40, 30, noise));
            assertThat(ring.bytes()).isLessThanOrEqualTo(20_000);
        }
        assertThat(colour(ring, 99)).isNotZero();
        ring.clear();
        assertThat(ring.bytes()).isZero();
        assertThat(ring.oldest()).isNull();
    }
}
