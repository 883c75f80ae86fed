package dev.weir.broker.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a sealed folder behave as others do, and the disk has nothing of what is in them. */
class SealedFolderTest {

    @TempDir
    Path disk;

    private SealedFileSystem system;
    private Path root;

    @BeforeEach
    void open() {
        system = new SealedFileSystem(new SealedFolder(disk, MasterKey.random()));
        root = system.root();
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void isLikeAnyFileWhateverIsDoneWithIt() throws IOException {
        Random random = new Random(5);
        for (String name : List.of("a.segment", "b.mv.db", "c")) {
            try (FileChannel sealed = opened(root.resolve(name));
                    FileChannel plain =
                            opened(Files.createTempDirectory("plain").resolve(name))) {
                for (int step = 0; step < 1_500; step++) {
                    doSomething(random, sealed, plain);
                    assertThat(sealed.size()).isEqualTo(plain.size());
                }
                assertThat(all(sealed)).isEqualTo(all(plain));
                sealed.force(true);
                assertThat(Files.readAllBytes(root.resolve(name))).isEqualTo(all(plain));
                assertThat(Files.size(root.resolve(name))).isEqualTo(plain.size());
            }
        }
    }

    private static void doSomething(Random random, FileChannel sealed, FileChannel plain) throws IOException {
        long size = plain.size();
        switch (random.nextInt(8)) {
            case 0 -> {
                long to = random.nextLong(size + 1);
                sealed.truncate(to);
                plain.truncate(to);
            }
            case 1 -> sealed.force(false);
            case 2, 3 -> {
                long from = random.nextLong(size + 10);
                ByteBuffer one = ByteBuffer.allocate(random.nextInt(70_000));
                ByteBuffer other = ByteBuffer.allocateDirect(one.capacity());
                assertThat(sealed.read(one, from)).isEqualTo(plain.read(other, from));
                assertThat(one.flip()).isEqualTo(other.flip());
            }
            default -> {
                byte[] bytes = new byte[random.nextInt(4) == 0 ? 4096 * random.nextInt(9) : random.nextInt(3_000)];
                random.nextBytes(bytes);
                long at = random.nextInt(3) == 0 ? random.nextLong(size + 5_000) : size;
                if (bytes.length > 0) {
                    sealed.write(ByteBuffer.wrap(bytes), at);
                    plain.write(ByteBuffer.wrap(bytes), at);
                }
            }
        }
    }

    private static FileChannel opened(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static byte[] all(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        channel.read(bytes, 0);
        return bytes.array();
    }

    @Test
    void namesBelowTheTopSayNothing() throws IOException {
        Path folder = Files.createDirectories(root.resolve("s3/bucket-of-mine/2026"));
        Path file = Files.writeString(folder.resolve("secret-key.json"), "secret content");
        Path longName = Files.writeString(folder.resolve("secret-" + "x".repeat(230)), "more");
        assertThat(realPaths())
                .contains("s3")
                .allSatisfy(path -> assertThat(path).doesNotContain("bucket", "2026", "secret", "json"));
        try (Stream<Path> found = Files.list(folder)) {
            assertThat(found).containsExactlyInAnyOrder(file, longName);
        }
        assertThat(Files.readString(longName)).isEqualTo("more");
        Path moved = folder.resolve("other-" + "y".repeat(230));
        Files.move(longName, moved, StandardCopyOption.ATOMIC_MOVE);
        assertThat(Files.exists(longName)).isFalse();
        try (Stream<Path> found = Files.walk(root)) {
            assertThat(found.filter(Files::isRegularFile)).containsExactlyInAnyOrder(file, moved);
        }
        assertThatThrownBy(() -> Files.delete(folder)).isInstanceOf(DirectoryNotEmptyException.class);
        Files.delete(moved);
        Files.delete(file);
        Files.delete(folder);
        assertThat(Files.exists(folder)).isFalse();
    }

    private List<String> realPaths() throws IOException {
        try (Stream<Path> all = Files.walk(disk)) {
            return all.map(path -> disk.relativize(path).toString()).toList();
        }
    }

    @Test
    void aChangedByteIsNoticedWithTheFilesName() throws IOException {
        byte[] content = "what was put".repeat(3_000).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(root.resolve("one"), content);
        Path real = disk.resolve("one");
        byte[] sealed = Files.readAllBytes(real);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("what was put");
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] changed = sealed.clone();
            changed[i < FileHead.BYTES ? i : random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(real, changed);
            assertThatThrownBy(() -> Files.readAllBytes(file))
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining(real.toString());
        }
        Files.write(real, content);
        assertThatThrownBy(() -> Files.readAllBytes(file)).hasMessageContaining("is not sealed");
    }

    @Test
    void pagesDoNotChangePlaces() throws IOException {
        Path file = Files.write(root.resolve("a.segment"), new byte[4 * SealedData.LOG_PAGE]);
        Path real = disk.resolve("a.segment");
        byte[] sealed = Files.readAllBytes(real);
        int page = SealedData.LOG_PAGE + PageCipher.OVERHEAD;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, FileHead.BYTES, swapped, FileHead.BYTES + page, page);
        Files.write(real, swapped);
        assertThatThrownBy(() -> Files.readAllBytes(file)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void neverSealsTwiceWithOneNonce() throws IOException {
        Path real = disk.resolve("a.segment");
        byte[] page = new byte[SealedData.LOG_PAGE];
        try (FileChannel channel = opened(root.resolve("a.segment"))) {
            channel.write(ByteBuffer.wrap(page), 0);
            byte[] before = Files.readAllBytes(real);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(page), 0);
            byte[] after = Files.readAllBytes(real);
            assertThat(after).hasSameSizeAs(before);
            assertThat(Arrays.equals(before, after)).isFalse();
            assertThat(ByteBuffer.wrap(after, FileHead.BYTES, 12))
                    .isNotEqualTo(ByteBuffer.wrap(before, FileHead.BYTES, 12));
        }
    }

    @Test
    void whatAKillLeftOfAPageCountsAsNothing() throws IOException {
        Path file = Files.write(root.resolve("a.segment"), new byte[2 * SealedData.LOG_PAGE]);
        Path real = disk.resolve("a.segment");
        byte[] sealed = Files.readAllBytes(real);
        Files.write(real, Arrays.copyOf(sealed, sealed.length - SealedData.LOG_PAGE - 10));
        assertThat(Files.size(file)).isEqualTo(SealedData.LOG_PAGE);
        Files.write(real, Arrays.copyOf(sealed, 20));
        assertThat(Files.size(file)).isZero();
        Files.write(file, new byte[3], StandardOpenOption.WRITE);
        assertThat(Files.readAllBytes(file)).hasSize(3);
    }

    @Test
    void ofTwinPagesOneIsEnough() throws IOException {
        byte[] content = new byte[3 * 4096];
        new Random(1).nextBytes(content);
        Path file = Files.write(root.resolve("x.mv.db"), content);
        Path real = disk.resolve("x.mv.db");
        byte[] sealed = Files.readAllBytes(real);
        sealed[FileHead.BYTES + 100]++;
        Files.write(real, sealed);
        byte[] expected = content.clone();
        Arrays.fill(expected, 0, 4096, (byte) 0);
        assertThat(Files.readAllBytes(file)).isEqualTo(expected);
        sealed[FileHead.BYTES + 4096 + 28 + 100]++;
        Files.write(real, sealed);
        assertThatThrownBy(() -> Files.readAllBytes(file)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void streamsWriteAndReadAsUsual() throws IOException {
        Path file = root.resolve("stream");
        byte[] content = new byte[100_001];
        new Random(2).nextBytes(content);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int at = 0; at < content.length; at += 777) {
                out.write(content, at, Math.min(777, content.length - at));
            }
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        Path copy = Files.copy(file, root.resolve("copy"));
        try (FileChannel from = FileChannel.open(copy);
                FileChannel to = opened(root.resolve("part"))) {
            assertThat(from.transferTo(1_000, 5_000, to)).isEqualTo(5_000);
        }
        assertThat(Files.readAllBytes(root.resolve("part"))).isEqualTo(Arrays.copyOfRange(content, 1_000, 6_000));
        Files.writeString(root.resolve("weir-data"), "not sealed");
        assertThat(Files.readString(disk.resolve("weir-data"))).isEqualTo("not sealed");
    }
}
