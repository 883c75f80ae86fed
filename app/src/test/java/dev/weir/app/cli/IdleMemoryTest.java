package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When memory is given back to the system. */
class IdleMemoryTest {

    private long allocated;
    private int givenBack;
    private final IdleMemory memory = new IdleMemory(() -> allocated, () -> givenBack++);

    private int afterLook(long moreBytes) {
        allocated += moreBytes;
        memory.look();
        return givenBack;
    }

    @Test
    void memoryIsGivenBackOnceWhenTheBrokerHasBecomeQuiet() {
        assertThat(afterLook(IdleMemory.WORTH_BYTES)).isZero();
        assertThat(afterLook(IdleMemory.WORTH_BYTES)).isZero();
        assertThat(afterLook(IdleMemory.QUIET_BYTES - 1)).isEqualTo(1);
        assertThat(afterLook(IdleMemory.QUIET_BYTES - 1)).isEqualTo(1);
        assertThat(afterLook(0)).isEqualTo(1);
    }

    @Test
    void itIsGivenBackAgainAfterMoreWork() {
        afterLook(IdleMemory.WORTH_BYTES);
        assertThat(afterLook(0)).isEqualTo(1);
        assertThat(afterLook(IdleMemory.WORTH_BYTES)).isEqualTo(1);
        assertThat(afterLook(0)).isEqualTo(2);
    }

    @Test
    void aLittleWorkIsNotWorthIt() {
        assertThat(afterLook(IdleMemory.WORTH_BYTES - 1)).isZero();
        assertThat(afterLook(0)).isZero();
        assertThat(afterLook(1)).isEqualTo(1);
    }
}
