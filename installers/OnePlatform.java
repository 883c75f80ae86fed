import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Copies a folder of jars as an installer takes them. The native libraries of other platforms are left out of DuckDB's, zstd's
 * and snappy's, which carry up to a dozen platforms each; and nothing within a jar is compressed, since the installer
 * compresses all of it together, into half of what it would be otherwise. The copies are the same byte for byte whenever they
 * are made of the same jars, and bear the same time, which the ahead-of-time cache compares.
 *
 * <p>Run as {@code java OnePlatform.java FROM TO SYSTEM CPU}, with SYSTEM one of linux, macos, windows and CPU one of
 * amd64, arm64.
 */
final class OnePlatform {

    private static final FileTime ALWAYS = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    /** How a jar names its native libraries: how all of them begin, and how those of each platform do. */
    private record Natives(String jar, String all, Map<String, String> own) {

        String of(String platform) {
            String path = own.get(platform);
            if (path == null) {
                throw new IllegalArgumentException(jar + " has no native library for " + platform);
            }
            return path;
        }
    }

    private static final List<Natives> KNOWN = List.of(
            new Natives(
                    "duckdb_jdbc-",
                    "libduckdb_java\\.so_.*",
                    Map.of(
                            "linux-amd64", "libduckdb_java.so_linux_amd64",
                            "linux-arm64", "libduckdb_java.so_linux_arm64",
                            "macos-arm64", "libduckdb_java.so_macos_arm64",
                            "windows-amd64", "libduckdb_java.so_windows_amd64")),
            new Natives(
                    "zstd-jni-",
                    ".*/libzstd-jni-.*",
                    Map.of(
                            "linux-amd64", "linux/amd64/",
                            "linux-arm64", "linux/aarch64/",
                            "macos-arm64", "darwin/aarch64/",
                            "windows-amd64", "win/amd64/")),
            new Natives(
                    "snappy-java-",
                    "org/xerial/snappy/native/.*[^/]",
                    Map.of(
                            "linux-amd64", "org/xerial/snappy/native/Linux/x86_64/",
                            "linux-arm64", "org/xerial/snappy/native/Linux/aarch64/",
                            "macos-arm64", "org/xerial/snappy/native/Mac/aarch64/",
                            "windows-amd64", "org/xerial/snappy/native/Windows/x86_64/")));

    private OnePlatform() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("OnePlatform.java FROM TO SYSTEM CPU");
            System.exit(2);
        }
        Path to = Files.createDirectories(Path.of(arguments[1]));
        String platform = arguments[2] + "-" + arguments[3];
        Set<Natives> missing = new HashSet<>(KNOWN);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                Path copy = to.resolve(name);
                Natives natives = KNOWN.stream()
                        .filter(known -> name.startsWith(known.jar()))
                        .findFirst()
                        .orElse(null);
                missing.remove(natives);
                copy(jar, copy, natives, platform);
                Files.setLastModifiedTime(copy, ALWAYS);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "not among the jars any more, so the list here is out of date: " + missing);
        }
    }

    /** @param natives null keeps everything */
    private static void copy(Path from, Path to, Natives natives, String platform) throws IOException {
        boolean found = natives == null;
        try (JarFile jar = new JarFile(from.toFile(), false);
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                JarOutputStream copy = new JarOutputStream(file)) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                boolean own = natives != null && name.startsWith(natives.of(platform));
                if (natives == null || own || !name.matches(natives.all())) {
                    found |= own && !entry.isDirectory();
                    put(copy, name, bytes(jar, entry));
                }
            }
        }
        if (!found) {
            throw new IllegalStateException(from + " has nothing that begins with " + natives.of(platform));
        }
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream bytes = jar.getInputStream(entry)) {
            return bytes.readAllBytes();
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(ALWAYS);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
