package dev.weir.app.instance;

import dev.weir.app.shell.Arrival;
import dev.weir.app.shell.InUse;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one program that holds a folder. It listens on a Unix domain socket in it, which only its owner may reach. A lock, which
 * the system lets go with the process, tells a socket that was left behind from one that is answered (ADR 65). Thread-safe.
 */
public final class FirstInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FirstInstance.class);
    private static final String ANSWER = "ok\n";

    /** Systems have room for some 104 bytes of a socket's path. */
    private static final int LONGEST_PATH = 100;

    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Path socket;
    private final InUse lock;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private @Nullable ServerSocketChannel server;
    private boolean closed;

    private FirstInstance(Path socket, InUse lock) {
        this.socket = socket;
        this.lock = lock;
    }

    /**
     * Becomes the first one of a folder.
     *
     * @param folder made if it is not there
     * @return null if another process is that already
     */
    public static @Nullable FirstInstance take(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        InUse lock = InUse.take(folder);
        return lock == null ? null : new FirstInstance(socket(folder), lock);
    }

    /**
     * Hands over to the first one. It may be starting only now, so a few seconds are waited for it.
     *
     * @return whether it has taken it
     */
    public static boolean handOver(Path folder, Arrival arrival) throws InterruptedException {
        return handOver(folder, arrival, PATIENCE);
    }

    static boolean handOver(Path folder, Arrival arrival, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        do {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(folder)))) {
                write(channel, ArrivalText.of(arrival));
                channel.shutdownOutput();
                return read(channel, ANSWER.length()).equals(ANSWER);
            } catch (IOException notYet) {
                Thread.sleep(LOOK);
            }
        } while (System.nanoTime() < end);
        return false;
    }

    private static Path socket(Path folder) {
        return folder.resolve("socket");
    }

    /** Begins to listen, in the background. Where that can't be, later starts open windows of their own. */
    public synchronized void listen(Consumer<Arrival> taker) {
        if (closed || socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            LOG.info(
                    "Later starts are not listened for: {}", closed ? "this one ends" : socket + " is too long a path");
            return;
        }
        try {
            // The lock is ours, so whoever made it is no more.
            Files.deleteIfExists(socket);
            ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server = opened;
            opened.bind(UnixDomainSocketAddress.of(socket));
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            Thread.ofVirtual().name("weir: later starts").start(() -> accept(opened, taker));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Later starts are not listened for", e);
        }
    }

    private void accept(ServerSocketChannel opened, Consumer<Arrival> taker) {
        try {
            while (true) {
                SocketChannel channel = opened.accept();
                if (room.tryAcquire()) {
                    Thread.ofVirtual().name("weir: a later start").start(() -> serve(channel, taker));
                } else {
                    channel.close();
                }
            }
        } catch (IOException e) {
            LOG.debug("Nobody listens for later starts any more", e);
        }
    }

    private void serve(SocketChannel channel, Consumer<Arrival> taker) {
        Thread.ofVirtual().name("weir: patience").start(() -> endSoon(channel));
        try (channel) {
            Arrival arrival = ArrivalText.parse(read(channel, ArrivalText.LONGEST));
            write(channel, ANSWER);
            taker.accept(arrival);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("A later start could not be understood", e);
        } finally {
            room.release();
        }
    }

    private static void endSoon(SocketChannel channel) {
        try {
            Thread.sleep(PATIENCE);
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("It was closed already", e);
        }
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String read(SocketChannel channel, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most + 1);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Until the other side has said all, or too much.
        }
        if (bytes.position() > most) {
            throw new IOException("That is too much for a message");
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /** Lets the folder go. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (server != null) {
            server.close();
            Files.deleteIfExists(socket);
        }
        lock.close();
    }
}
