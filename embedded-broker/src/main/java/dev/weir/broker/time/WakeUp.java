package dev.weir.broker.time;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread wait until something happens or a time has come. What happens between two waits ends the second at
 * once. Thread-safe.
 */
public final class WakeUp implements Runnable {

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private boolean isRaised;
    private TimeSource.@Nullable Scheduled alarm;
    private long alarmAt;

    public WakeUp(TimeSource time) {
        this.time = time;
    }

    /** Something has happened. */
    @Override
    public void run() {
        lock.lock();
        try {
            isRaised = true;
            raised.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something has happened since the last wait, or until a time. May return early.
     *
     * @param nanoTime a reading of the time source
     */
    public void await(long nanoTime) {
        setAlarm(nanoTime);
        lock.lock();
        try {
            // Looked at after the alarm was set: a time that came before it rings no more.
            while (!isRaised && time.nanoTime() - nanoTime < 0) {
                raised.awaitUninterruptibly();
            }
            isRaised = false;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what was set up for waiting. */
    public void close() {
        lock.lock();
        try {
            if (alarm != null) {
                alarm.cancel();
                alarm = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** One alarm at a time: an earlier one that is set already will do, as the waiter then looks and waits again. */
    private void setAlarm(long nanoTime) {
        lock.lock();
        try {
            if (alarm != null) {
                if (alarmAt - nanoTime <= 0) {
                    return;
                }
                alarm.cancel();
            }
            alarmAt = nanoTime;
            alarm = time.at(nanoTime, this::ring);
        } finally {
            lock.unlock();
        }
    }

    private void ring() {
        lock.lock();
        try {
            alarm = null;
            run();
        } finally {
            lock.unlock();
        }
    }
}
