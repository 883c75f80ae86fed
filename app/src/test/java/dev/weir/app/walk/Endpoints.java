package dev.weir.app.walk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpServer;
import dev.weir.app.bench.Rivals;
import dev.weir.app.bench.ServerProcess;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/** The sorts of endpoint that the console must get along with. All listen on loopback. */
enum Endpoints {
    /** The broker of this build. */
    BROKER {
        @Override
        Started start(Path folder) throws Exception {
            Broker broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
            return new Started(broker.endpoint(), broker::close);
        }
    },
    /** Refuses every call, as a role without permissions meets it. */
    DENYING {
        @Override
        Started start(Path folder) throws IOException {
            return answering(
                    400,
                    Map.of(
                            "__type",
                            "AccessDeniedException",
                            "message",
                            "User: arn:aws:iam::123456789012:user/ana is not authorized to do this"));
        }
    },
    /** Speaks HTTP, but is nothing of AWS. */
    STRANGER {
        @Override
        Started start(Path folder) throws IOException {
            return answering(404, Map.of());
        }
    },
    /** Nobody listens. */
    REFUSING {
        @Override
        Started start(Path folder) throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Started(URI.create("http://127.0.0.1:" + socket.getLocalPort()), () -> {});
            }
        }
    },
    /** Takes connections and never answers. */
    HANGING {
        @Override
        Started start(Path folder) throws IOException {
            ServerSocket socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
            return new Started(URI.create("http://127.0.0.1:" + socket.getLocalPort()), socket::close);
        }
    },
    KINESALITE {
        @Override
        Started start(Path folder) throws Exception {
            return process(rivals(folder).kinesaliteInMemory());
        }
    },
    KINESIS_LOCAL {
        @Override
        Started start(Path folder) throws Exception {
            return process(rivals(folder).kinesisLocal());
        }
    };

    /** One that runs. */
    record Started(URI uri, AutoCloseable end) {}

    abstract Started start(Path folder) throws Exception;

    private static Started answering(int status, Map<String, String> error) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            boolean cbor = type != null && type.contains("cbor");
            byte[] body = error.isEmpty()
                    ? "<html>Not found</html>".getBytes(StandardCharsets.UTF_8)
                    : (cbor ? new CBORMapper() : new JsonMapper()).writeValueAsBytes(error);
            exchange.getResponseHeaders().add("Content-Type", type == null ? "text/html" : type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new Started(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> server.stop(0));
    }

    private static Rivals rivals(Path folder) throws Exception {
        return Rivals.install(
                Path.of("target", "rivals").toAbsolutePath(), Files.createDirectories(folder.resolve("data")));
    }

    private static Started process(ServerProcess server) {
        return new Started(server.endpoint(), server);
    }
}
