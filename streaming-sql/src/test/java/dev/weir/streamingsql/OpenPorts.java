package dev.weir.streamingsql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What this process listens on, as Linux tells it. */
final class OpenPorts {

    private static final String LISTEN = "0A";

    private OpenPorts() {}

    /** Addresses in the kernel's own writing. */
    static List<String> listening() throws IOException {
        return sockets().stream().map(socket -> socket.split(":")[0]).toList();
    }

    static Set<Integer> listeningPorts() throws IOException {
        Set<Integer> ports = new HashSet<>();
        sockets().forEach(socket -> ports.add(Integer.parseInt(socket.split(":")[1], 16)));
        return ports;
    }

    private static List<String> sockets() throws IOException {
        Set<String> own = ownSockets();
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals(LISTEN) && own.contains(fields[9])) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }

    static boolean isLoopback(String address) {
        // 127.0.0.1 in the machine's order of bytes, alone or mapped into IPv6; or ::1.
        return address.endsWith("0100007F") || address.equals("00000000000000000000000001000000");
    }

    private static Set<String> ownSockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)) {
                    String target = link(file);
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                }
            }
        }
        return inodes;
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // Closed since it was listed.
            return "";
        }
    }
}
