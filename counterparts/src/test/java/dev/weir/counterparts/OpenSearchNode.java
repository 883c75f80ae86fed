package dev.weir.counterparts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** One node of OpenSearch on this machine, until it is killed. Prints its address once it listens. */
public final class OpenSearchNode extends Node {

    private OpenSearchNode(Settings settings) {
        super(
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node"),
                List.of(new PluginInfo(
                        "netty",
                        "HTTP by Netty",
                        "1",
                        Version.CURRENT,
                        "21",
                        Netty4ModulePlugin.class.getName(),
                        null,
                        List.of(),
                        false)),
                false);
    }

    /** @param arguments the folder for all that it keeps */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.builder()
                .put("path.home", Path.of(arguments[0]).toString())
                .put("network.host", "127.0.0.1")
                .put("http.port", "0")
                .put("transport.port", "0")
                .put("http.type", "netty4")
                .put("transport.type", "netty4")
                .put("discovery.type", "single-node")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        try (OpenSearchNode node = new OpenSearchNode(settings)) {
            node.start();
            System.out.println("http://"
                    + node.injector()
                            .getInstance(HttpServerTransport.class)
                            .boundAddress()
                            .publishAddress());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
