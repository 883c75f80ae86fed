package dev.weir.broker.s3;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One object of 1 GiB put and got by the SDK's client in the same process, beside a plain copy of the same file that is
 * forced too. Rounds alternate. Prints seconds and the processor time of the whole process, the client's part included.
 */
@Tag("benchmark")
class S3Benchmark {

    private static final int MIB = 1 << 20;
    private static final int SIZE_MIB = Integer.getInteger("weir.test.mib", 1024);
    private static final int ROUNDS = 3;
    private static final int SMALL = Integer.getInteger("weir.test.small", 1_000);

    @TempDir
    Path folder;

    @Test
    void aGibibyteAndManySmallOnes() throws Exception {
        Path file = folder.resolve("file");
        byte[] block = new byte[MIB];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < SIZE_MIB; i++) {
                out.write(block);
            }
        }
        try (Broker broker = Broker.start(BrokerConfig.in(folder.resolve("data")));
                S3Client s3 = S3Clients.sync(broker)) {
            s3.createBucket(r -> r.bucket("speed"));
            s3.putObject(r -> r.bucket("speed").key("warm"), RequestBody.fromBytes(block));
            for (int round = 0; round < ROUNDS; round++) {
                measure("plain copy, forced", () -> copy(file));
                measure("put", () -> s3.putObject(r -> r.bucket("speed").key("large"), RequestBody.fromFile(file)));
                Path back = folder.resolve("back");
                Files.deleteIfExists(back);
                measure(
                        "get into a file",
                        () -> s3.getObject(r -> r.bucket("speed").key("large"), back));
            }
            measure(SMALL + " puts of 1 KiB, one after the other", () -> {
                for (int i = 0; i < SMALL; i++) {
                    String key = "small/" + i;
                    s3.putObject(r -> r.bucket("speed").key(key), RequestBody.fromBytes(new byte[1024]));
                }
                return true;
            });
        }
    }

    private boolean copy(Path file) throws IOException {
        Path copy = folder.resolve("copy");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return true;
    }

    private static void measure(String what, Callable<?> work) throws Exception {
        long cpu = cpu();
        long begun = System.nanoTime();
        work.call();
        System.out.printf("%s: %.2f s, %.2f CPU s%n", what, (System.nanoTime() - begun) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
