package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes one after the other, and makes those that wait at the same time durable together: whoever comes first does the
 * work of all, in one transaction. Each piece of work sees what those before it did. Thread-safe.
 */
final class WriteQueue {

    /** As many as a transaction stays short with. */
    private static final int GROUP = 64;

    private final Database database;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Job<?>> waiting = new ConcurrentLinkedQueue<>();

    WriteQueue(Database database) {
        this.database = database;
    }

    /**
     * Does a piece of work and returns once it is durable.
     *
     * @param work must not change anything before it throws an {@link AwsException}
     * @throws AwsException what the work throws
     * @throws StoreException if it could not be stored; then nothing of it is
     */
    <T> T run(Database.Work<T> work) {
        Job<T> job = new Job<>(work);
        waiting.add(job);
        turn.lock();
        try {
            while (!job.done) {
                runGroup();
            }
        } finally {
            turn.unlock();
        }
        return job.result();
    }

    private void runGroup() {
        List<Job<?>> group = new ArrayList<>();
        for (Job<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            if (group.size() == GROUP) {
                break;
            }
        }
        if (!settle(group)) {
            group.forEach(job -> settle(List.of(job))); // so that one does not fail the others
        }
        group.forEach(job -> job.done = true);
    }

    /**
     * Does some work in one transaction.
     *
     * @return false if the work itself failed, so that nothing of it is there and it can be tried in parts; what failed to
     *     become durable may be there and must not be tried again
     */
    private boolean settle(List<Job<?>> group) {
        boolean[] performed = {false};
        try {
            database.write(connection -> {
                for (Job<?> job : group) {
                    job.perform(connection);
                }
                performed[0] = true;
                return true;
            });
            return true;
        } catch (RuntimeException e) {
            group.forEach(job -> job.failure = e);
            return performed[0] || group.size() == 1;
        }
    }

    /** One piece of work. Touched by one thread at a time, the one whose turn it is. */
    private static final class Job<T> {
        private final Database.Work<T> work;
        private @Nullable T value;
        private @Nullable RuntimeException failure;
        private boolean done;

        Job(Database.Work<T> work) {
            this.work = work;
        }

        void perform(Connection connection) throws SQLException {
            failure = null;
            try {
                value = work.with(connection);
            } catch (AwsException e) {
                failure = e;
            }
        }

        T result() {
            switch (failure) {
                case null -> {}
                case StoreException e -> throw new StoreException(String.valueOf(e.getMessage()), e);
                case RuntimeException e -> throw e;
            }
            T result = value;
            if (result == null) {
                throw new IllegalStateException("The work gave nothing");
            }
            return result;
        }
    }
}
