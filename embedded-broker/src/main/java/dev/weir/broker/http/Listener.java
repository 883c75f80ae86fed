package dev.weir.broker.http;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.tls.ServerIdentity;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's one port, on 127.0.0.1 unless it is told another address. It speaks HTTP/1.1, and HTTP/2 by prior knowledge as the asynchronous SDK
 * clients do on plain connections, and both inside TLS for a client that begins with its hello ({@link LazyTls}). Each request runs on a virtual thread of its own, so a slow client takes nothing
 * from the others, and one that stops sending is let go after {@link #IDLE}.
 */
public final class Listener implements AutoCloseable {

    /** No body may be longer; the largest real one is PutRecords with 10 MiB of data, in Base64. */
    public static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** What a connection may be idle once the calls in hand are done: nothing more comes of it. */
    private static final Duration IDLE_AT_THE_END = Duration.ofMillis(20);

    private static final int STREAM_WINDOW = 1 << 20;
    private static final int CONNECTION_WINDOW = 8 << 20;
    private static final int IO_THREADS = 8;

    /** A crowd that connects at once waits here; past it, connecting takes seconds of repeated tries. */
    private static final int WAITING_CONNECTIONS = 1_024;

    private final Server server;
    private final GracefulHandler calls;
    private final ServerConnector connector;

    private Listener(Server server, GracefulHandler calls, ServerConnector connector) {
        this.server = server;
        this.calls = calls;
        this.connector = connector;
    }

    /**
     * Opens the port and answers from then on.
     *
     * @param port 0 for any free one
     * @param identity the key and certificate for TLS, asked for when the first client wants it
     * @throws BrokerStartException with {@code PORT_IN_USE} if another program listens there
     */
    public static Listener open(int port, HttpHandler handler, Supplier<ServerIdentity> identity)
            throws BrokerStartException {
        return open(LOOPBACK, port, handler, identity);
    }

    /**
     * Opens the port on an address. Where that is not loopback, only TLS is answered on it.
     *
     * @param address an IP address
     */
    public static Listener open(String address, int port, HttpHandler handler, Supplier<ServerIdentity> identity)
            throws BrokerStartException {
        QueuedThreadPool threads = new QueuedThreadPool(IO_THREADS, 2);
        threads.setName("broker-http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        server.setStopTimeout(STOP_WITHIN.toMillis());
        server.setErrorHandler(new UnreadableRequest());
        GracefulHandler calls = new GracefulHandler(
                new Exchange(handler, !InetAddress.ofLiteral(address).isLoopbackAddress()));
        server.setHandler(calls);

        ServerConnector connector = new ServerConnector(server, 1, 1, protocols(identity));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        server.addConnector(connector);
        Listener listener = new Listener(server, calls, connector);
        try {
            connector.open();
            server.start();
            return listener;
        } catch (Exception e) {
            listener.close();
            throw failure(address, port, e);
        }
    }

    private static org.eclipse.jetty.server.ConnectionFactory[] protocols(Supplier<ServerIdentity> identity) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHeaderCacheCaseSensitive(true); // a signature is over the value as it was sent
        http.setUriCompliance(UriCompliance.UNSAFE); // odd paths get the service's answer, not the server's
        return new org.eclipse.jetty.server.ConnectionFactory[] {
            new DetectorConnectionFactory(new LazyTls(identity)),
            new HttpConnectionFactory(http),
            bounded(new HTTP2CServerConnectionFactory(http)),
            LazyTls.alpn(),
            bounded(new HTTP2ServerConnectionFactory(http))
        };
    }

    private static AbstractHTTP2ServerConnectionFactory bounded(AbstractHTTP2ServerConnectionFactory http2) {
        http2.setInitialStreamRecvWindow(STREAM_WINDOW);
        http2.setInitialSessionRecvWindow(CONNECTION_WINDOW);
        http2.setStreamIdleTimeout(IDLE.toMillis());
        return http2;
    }

    private static BrokerStartException failure(String address, int port, Exception cause) {
        if (cause instanceof BindException
                || (cause instanceof IOException && cause.getCause() instanceof BindException)) {
            return new BrokerStartException(
                    Reason.PORT_IN_USE,
                    "Port " + port + " on " + address
                            + " is in use by another program; choose another port, or 0 for any" + " free one.",
                    cause);
        }
        return new BrokerStartException(
                Reason.UNEXPECTED,
                "The broker could not listen on " + address + ":" + port + ": " + cause.getMessage(),
                cause);
    }

    /** Where it listens: plain on loopback, over TLS elsewhere. */
    public URI endpoint() {
        InetAddress address = InetAddress.ofLiteral(connector.getHost());
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return URI.create("http://127.0.0.1:" + connector.getLocalPort());
        }
        String host = address.getHostAddress();
        return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** Takes no further calls, lets those in hand finish for up to five seconds, and frees the port. */
    @Override
    public void close() {
        try {
            awaitCalls();
            connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
            server.stop();
        } catch (Exception e) {
            // The port is free and the calls are cut off; who closes cannot do more about it.
            LOG.warn("The listener did not stop cleanly", e);
        } finally {
            connector.close();
            server.destroy();
        }
    }

    /** Waits for the calls in hand: what is left afterwards are connections that clients keep for later. */
    private void awaitCalls() throws InterruptedException, ExecutionException {
        try {
            calls.shutdown().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("Calls that went on for {} are cut off", STOP_WITHIN);
        }
    }
}
