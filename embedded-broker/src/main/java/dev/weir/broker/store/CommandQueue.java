package dev.weir.broker.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the committer, bounded in bytes: who brings more waits. Thread-safe. */
final class CommandQueue {

    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Deque<StoreCommand> commands = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    CommandQueue(long limit) {
        this.limit = limit;
    }

    /** Adds a command, after waiting for room if need be; false if the queue is closed. */
    boolean add(StoreCommand command) {
        lock.lock();
        try {
            while (!closed && bytes > 0 && bytes + command.bytes() > limit) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            commands.addLast(command);
            bytes += command.bytes();
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for commands and takes up to so many bytes of them; empty once the queue is closed and used up. */
    List<StoreCommand> take(long maxBytes) {
        lock.lock();
        try {
            while (commands.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            List<StoreCommand> taken = new ArrayList<>();
            long takenBytes = 0;
            for (StoreCommand next = commands.peekFirst();
                    next != null && (taken.isEmpty() || takenBytes + next.bytes() <= maxBytes);
                    next = commands.peekFirst()) {
                taken.add(commands.removeFirst());
                takenBytes += next.bytes();
            }
            bytes -= takenBytes;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what is queued can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
