package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Writes that share a transaction share nothing else. */
class WriteQueueTest {

    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** A database that counts transactions, and fails to make some durable after they were done. */
    private Database database(H2Database real) {
        return (Database) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Database.class}, (_, method, arguments) -> {
                    transactions.incrementAndGet();
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new StoreException("The disk is gone.");
                    }
                    return result;
                });
    }

    @Test
    void oneThatFailsDoesNotFailThoseBesideIt() throws Exception {
        try (H2Database real = H2Database.open(null, List.of());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WriteQueue queue = new WriteQueue(database(real));
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<String> first = CompletableFuture.supplyAsync(
                    () -> queue.run(_ -> {
                        begun.countDown();
                        awaitQuietly(goOn);
                        return "first";
                    }),
                    threads);
            begun.await();
            List<CompletableFuture<String>> others = new ArrayList<>();
            AtomicInteger waiting = new AtomicInteger();
            for (int i = 0; i < 10; i++) {
                int number = i;
                others.add(CompletableFuture.supplyAsync(
                        () -> {
                            waiting.incrementAndGet();
                            return queue.run(_ -> {
                                if (number == 3) {
                                    throw AwsException.of("Refused", "three");
                                }
                                if (number == 4) {
                                    throw new IllegalStateException("four");
                                }
                                return "done " + number;
                            });
                        },
                        threads));
            }
            while (waiting.get() < 10) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            assertThat(first.get()).isEqualTo("first");
            for (int i = 0; i < 10; i++) {
                CompletableFuture<String> other = others.get(i);
                if (i == 3) {
                    assertThatThrownBy(other::join).hasRootCauseInstanceOf(AwsException.class);
                } else if (i == 4) {
                    assertThatThrownBy(other::join).hasRootCauseMessage("four");
                } else {
                    assertThat(other.join()).isEqualTo("done " + i);
                }
            }
        }
    }

    @Test
    void whatFailedToBecomeDurableIsNotDoneAgain() {
        try (H2Database real = H2Database.open(null, List.of())) {
            WriteQueue queue = new WriteQueue(database(real));
            failures.set(1);
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> queue.run(_ -> done.incrementAndGet()))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The disk is gone.");
            assertThat(done).hasValue(1);
            int second = queue.run(_ -> done.incrementAndGet());
            assertThat(second).isEqualTo(2);
            assertThat(transactions).hasValue(2);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
