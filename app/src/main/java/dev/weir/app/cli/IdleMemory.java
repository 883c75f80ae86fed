package dev.weir.app.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory back to the system once nobody has used the broker for a while. By itself Java keeps what it once took: a
 * collector that has nothing to do does not run, and so never finds out that the heap could be smaller. The heap is
 * collected and shrunk once for each time that something was done, so a broker that stays idle takes no processor time.
 */
final class IdleMemory {

    private static final Logger LOG = LoggerFactory.getLogger(IdleMemory.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** A broker that is asked nothing allocates less than this between two looks. */
    static final long QUIET_BYTES = 2 << 20;

    /** Less garbage than this is not worth a collection. */
    static final long WORTH_BYTES = 16 << 20;

    private final LongSupplier allocated;
    private final Runnable giveBack;
    private long seen;
    private long kept;

    /**
     * Prepares it; nothing is watched yet.
     *
     * @param allocated how many bytes the process has allocated in its heap since it began
     */
    IdleMemory(LongSupplier allocated, Runnable giveBack) {
        this.allocated = allocated;
        this.giveBack = giveBack;
    }

    /** Watches this process until it ends, where its virtual machine tells what is allocated. */
    static void watch() {
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
            IdleMemory memory = new IdleMemory(threads::getTotalThreadAllocatedBytes, IdleMemory::shrink);
            Thread.ofVirtual().name("weir-idle-memory").start(memory::lookOnAndOn);
        }
    }

    private void lookOnAndOn() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives memory back if nothing was done since the last look, but something since memory was last given back. */
    void look() {
        long now = allocated.getAsLong();
        boolean isQuiet = now - seen < QUIET_BYTES;
        seen = now;
        if (isQuiet && now - kept >= WORTH_BYTES) {
            giveBack.run();
            seen = allocated.getAsLong();
            kept = seen;
        }
    }

    /** The free part of the heap is small only here: under load, room to spare is what makes collections rare. */
    private static void shrink() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String least = machine.getVMOption("MinHeapFreeRatio").getValue();
        String most = machine.getVMOption("MaxHeapFreeRatio").getValue();
        try {
            machine.setVMOption("MinHeapFreeRatio", "5");
            machine.setVMOption("MaxHeapFreeRatio", "10");
            System.gc();
            trimNativeHeap();
        } catch (JMException | IllegalArgumentException e) {
            LOG.debug("Not all memory could be given back to the system", e);
        } finally {
            machine.setVMOption("MaxHeapFreeRatio", most);
            machine.setVMOption("MinHeapFreeRatio", least);
        }
    }

    /** What the compiler needed is free, but the C library keeps it too; only that of Linux can be told. */
    private static void trimNativeHeap() throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "systemTrimNativeHeap",
                        new Object[0],
                        new String[0]);
    }
}
