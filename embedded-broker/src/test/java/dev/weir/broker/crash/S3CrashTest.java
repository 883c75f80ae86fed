package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.s3.S3Clients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A broker that is killed while objects are put, deleted and uploaded in parts reopens with each object as it was
 * acknowledged last, or as the call in flight would have left it: never with half of one. Its files say the same.
 */
class S3CrashTest {

    private static final String BUCKET = "crash";
    private static final int WRITERS = 4;
    private static final int LONGEST_MILLIS = 700;
    private static final long GONE = 0;

    /** By writer: the number of the put that the object is of, or {@link #GONE}, by what was acknowledged or found last. */
    private final AtomicLongArray acknowledged = new AtomicLongArray(WRITERS);

    private final AtomicLong puts = new AtomicLong();

    /** By writer: the number of the last put that was begun. A deletion has the number of the put after it. */
    private final AtomicLongArray begun = new AtomicLongArray(WRITERS);

    /** On the disk nobody can see then what is an object's. */
    private boolean sealed;

    @TempDir
    Path folder;

    @Test
    void threeKillsLeaveWholeObjects() throws Exception {
        killUnderLoad(ChildBroker::start, 3, new Random(1));
    }

    @Test
    @Tag("crash")
    void twentyKillsOfASealedOneLeaveWholeObjects() throws Exception {
        sealed = true;
        killUnderLoad(ChildBroker::startSealed, 20, new Random(System.nanoTime()));
    }

    @Test
    @Tag("crash")
    void twentyKillsLeaveWholeObjects() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        killUnderLoad(ChildBroker::start, 20, new Random(seed));
    }

    private void killUnderLoad(ChildBroker.Starting starting, int times, Random random) throws Exception {
        for (int round = 0; round < times; round++) {
            try (ChildBroker broker = starting.on(folder.resolve("data"));
                    S3Client s3 = S3Clients.sync(broker.endpoint());
                    ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
                if (round == 0) {
                    s3.createBucket(request -> request.bucket(BUCKET));
                }
                verify(s3);
                long before = puts.get();
                List<CompletableFuture<?>> work = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    int writer = i;
                    work.add(CompletableFuture.runAsync(() -> writeUntilItDies(s3, writer), threads));
                }
                while (puts.get() == before) {
                    // A writer that waited in a loop of its own would take a core from the broker, and a broker that
                    // takes nothing would keep it there for good.
                    assertThat(work.stream().allMatch(CompletableFuture::isDone))
                            .as("all writers have given up before anything was put")
                            .isFalse();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                // The kill must fall at any moment, so this waits for a time and not for a condition.
                broker.process().waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                broker.kill();
                CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            }
        }
        try (ChildBroker broker = starting.on(folder.resolve("data"));
                S3Client s3 = S3Clients.sync(broker.endpoint())) {
            verify(s3);
            System.out.println(times + " kills, " + puts.get() + " puts acknowledged");
        }
    }

    /** Puts one object again and again; every fifth time it is deleted before, every seventh it is put in parts. */
    private void writeUntilItDies(S3Client s3, int writer) {
        try {
            while (true) {
                long number = begun.incrementAndGet(writer);
                if (number % 5 == 0) {
                    s3.deleteObject(request -> request.bucket(BUCKET).key(key(writer)));
                    acknowledged.set(writer, GONE);
                }
                if (number % 7 == 0) {
                    upload(s3, writer, number);
                } else {
                    s3.putObject(
                            request -> request.bucket(BUCKET).key(key(writer)),
                            RequestBody.fromBytes(body(writer, number)));
                }
                acknowledged.set(writer, number);
                puts.incrementAndGet();
            }
        } catch (SdkException e) {
            // The broker was killed.
        }
    }

    private static void upload(S3Client s3, int writer, long number) {
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET).key(key(writer)))
                .uploadId();
        String etag = s3.uploadPart(
                        request -> request.bucket(BUCKET)
                                .key(key(writer))
                                .uploadId(id)
                                .partNumber(1),
                        RequestBody.fromBytes(body(writer, number)))
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                .key(key(writer))
                .uploadId(id)
                .multipartUpload(upload -> upload.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
    }

    private static String key(int writer) {
        return "folder-" + writer + "/object";
    }

    private static byte[] body(int writer, long number) {
        return (writer + " " + number + " ")
                .repeat(1 + (int) (number * 37 % 9_000))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void verify(S3Client s3) throws IOException {
        for (int writer = 0; writer < WRITERS; writer++) {
            long last = acknowledged.get(writer);
            long tried = begun.get(writer);
            long found = found(s3, writer);
            boolean deleted = found == GONE && tried % 5 == 0;
            assertThat(found == last || found == tried || deleted)
                    .as("writer %d: acknowledged %d, begun %d, found %d", writer, last, tried, found)
                    .isTrue();
            acknowledged.set(writer, found);
        }
        if (sealed) {
            return;
        }
        List<String> keys = s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList();
        try (Stream<Path> files = Files.walk(folder.resolve("data/s3/crash"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.resolve("data/s3/crash")
                                    .relativize(file)
                                    .toString())
                            .sorted())
                    .isEqualTo(keys);
        }
    }

    /** The number of the put that an object is of; whatever it is, it is all of that. */
    private long found(S3Client s3, int writer) throws IOException {
        byte[] bytes;
        try {
            bytes = s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key(writer)))
                    .asByteArray();
        } catch (NoSuchKeyException e) {
            return GONE;
        }
        long number = Long.parseLong(new String(bytes, StandardCharsets.UTF_8).split(" ", 3)[1]);
        assertThat(bytes).isEqualTo(body(writer, number));
        if (!sealed) {
            assertThat(Files.readAllBytes(folder.resolve("data/s3/crash").resolve(key(writer))))
                    .isEqualTo(bytes);
        }
        return number;
    }
}
