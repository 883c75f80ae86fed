package dev.weir.broker.http;

import dev.weir.broker.tls.ServerIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.function.Supplier;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS for connections that begin with a TLS record. Everything about it is made when the first of them comes: a start
 * without TLS does not load a class for it. Versions 1.2 and 1.3; ALPN offers h2 and http/1.1, and a client without ALPN
 * is taken at its first words, since the SDK for Java speaks HTTP/2 there. Thread-safe.
 */
final class LazyTls extends AbstractConnectionFactory implements ConnectionFactory.Detecting {

    /** The name under which {@link #alpn()} is known to the connector. */
    private static final String ALPN = "alpn";

    private static final int HANDSHAKE_RECORD = 22;
    private static final int MAJOR_VERSION = 3;
    private static final char[] PASSWORD = "in memory only".toCharArray();

    private final Supplier<ServerIdentity> identity;
    private @Nullable SslConnectionFactory tls;
    private @Nullable ServerIdentity shown;

    LazyTls(Supplier<ServerIdentity> identity) {
        super("TLS");
        this.identity = identity;
    }

    @Override
    public Detection detect(ByteBuffer first) {
        if (first.remaining() < 2) {
            return first.hasRemaining() && first.get(first.position()) != HANDSHAKE_RECORD
                    ? Detection.NOT_RECOGNIZED
                    : Detection.NEED_MORE_BYTES;
        }
        boolean hello =
                first.get(first.position()) == HANDSHAKE_RECORD && first.get(first.position() + 1) == MAJOR_VERSION;
        return hello ? Detection.RECOGNIZED : Detection.NOT_RECOGNIZED;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return factory().newConnection(connector, endPoint);
    }

    private synchronized SslConnectionFactory factory() {
        SslConnectionFactory present = tls;
        ServerIdentity current = identity.get();
        if (present == null) {
            SslContextFactory.Server context = new SslContextFactory.Server();
            context.setKeyStore(keyStore(current));
            context.setKeyStorePassword(new String(PASSWORD));
            context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
            context.setSniRequired(false);
            present = new SslConnectionFactory(context, ALPN);
            LifeCycle.start(present);
            tls = present;
            shown = current;
        } else if (!current.equals(shown)) {
            show(current, present.getSslContextFactory());
        }
        return present;
    }

    /** Shows another certificate to whoever comes from now on; connections that there are go on under theirs. */
    private void show(ServerIdentity renewed, SslContextFactory.Server context) {
        try {
            context.reload(again -> again.setKeyStore(keyStore(renewed)));
            shown = renewed;
        } catch (Exception e) {
            throw new IllegalStateException("This Java cannot show a renewed certificate", e);
        }
    }

    private static KeyStore keyStore(ServerIdentity identity) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, PASSWORD);
            keys.setKeyEntry("weir", identity.key(), PASSWORD, new Certificate[] {identity.certificate()});
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot hold a certificate: " + e.getMessage(), e);
        }
    }

    /** What follows the handshake. */
    static ConnectionFactory alpn() {
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        return alpn;
    }

    @Override
    protected void doStop() throws Exception {
        SslConnectionFactory present;
        synchronized (this) {
            present = tls;
        }
        LifeCycle.stop(present);
        super.doStop();
    }
}
