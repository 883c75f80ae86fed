package dev.weir.app.connection.proxy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

/** A process that prints which proxy the SDK finds there, and whether it would use it for some hosts. */
public final class ShownProxy {

    static final List<String> HOSTS =
            List.of("kinesis.us-east-1.amazonaws.com", "127.0.0.1", "localhost", "a.lab.example");

    private ShownProxy() {}

    public static void main(String... arguments) throws ReflectiveOperationException {
        // As the process that watches begins; its classes are not on the console's class path.
        Class.forName("dev.weir.streamingsql.HandedProxy").getMethod("takeUp").invoke(null);
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        ProxyConfiguration found = ProxyConfiguration.builder().scheme("https").build();
        System.out.println(found.host() + " " + found.port() + " " + found.username() + " " + found.password());
        for (String host : HOSTS) {
            System.out.println(found.nonProxyHosts().stream().noneMatch(host::matches));
        }
    }
}
