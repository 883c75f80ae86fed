package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForkRoomTest {

    private final ForkRoom room = new ForkRoom(100, 1_000);

    @Test
    void bothChildrenOfASplitHaveRoom() {
        assertThat(room.take(5_000, 0, 50)).containsExactly(new ForkRoom.Rows(0, 50));
        assertThat(room.take(5_000, 49.5, 100)).containsExactly(new ForkRoom.Rows(49, 100));
    }

    @Test
    void aLineSoonAfterAnotherKeepsToTheRowsThatAreFree() {
        room.take(5_000, 20, 40);
        assertThat(room.take(5_500, 0, 100)).containsExactly(new ForkRoom.Rows(0, 20), new ForkRoom.Rows(40, 100));
        assertThat(room.take(6_000, 20, 40)).containsExactly(new ForkRoom.Rows(20, 40));
        assertThat(room.take(6_100, 0, 10)).isEmpty();
    }
}
