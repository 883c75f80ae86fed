package dev.weir.app.startup;

import java.nio.file.Path;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The yardstick of the broker's start: opens an H2 store and a Jetty port, and answers everything with nothing. */
final class BareBroker {

    private BareBroker() {}

    public static void main(String[] arguments) throws Exception {
        MVStore store = MVStore.open(Path.of(arguments[0]).resolve("bare.mv").toString());
        MVMap<Long, byte[]> map = store.openMap("records");
        map.put(1L, new byte[16]);
        store.commit();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                callback.succeeded();
                return true;
            }
        });
        server.start();
        System.out.println("listening on http://127.0.0.1:" + connector.getLocalPort());
        System.out.flush();
        server.join();
    }
}
