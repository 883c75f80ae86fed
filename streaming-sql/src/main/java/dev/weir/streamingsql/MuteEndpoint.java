package dev.weir.streamingsql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.TransientBlobService;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.DispatcherRestEndpoint;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.resourcemanager.ResourceManagerGateway;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.rest.RestEndpointFactory;
import org.apache.flink.runtime.rest.handler.RestHandlerConfiguration;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.runtime.rest.handler.legacy.metrics.MetricFetcher;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.webmonitor.retriever.LeaderGatewayRetriever;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandler;

/**
 * The cluster's REST endpoint with nothing behind it. Flink does not start without one, and any program on this machine could ask it about
 * jobs, or run code by it. This answers 404 to all.
 */
final class MuteEndpoint extends DispatcherRestEndpoint {

    private MuteEndpoint(
            LeaderGatewayRetriever<DispatcherGateway> dispatcher,
            Configuration configuration,
            RestHandlerConfiguration handlers,
            LeaderGatewayRetriever<ResourceManagerGateway> resources,
            TransientBlobService blobs,
            ScheduledExecutorService executor,
            MetricFetcher metrics,
            LeaderElection election,
            FatalErrorHandler fatal)
            throws Exception {
        super(
                dispatcher,
                configuration,
                handlers,
                resources,
                blobs,
                executor,
                metrics,
                election,
                RestEndpointFactory.createExecutionGraphCache(handlers),
                fatal);
    }

    /** The parts of a cluster with this in the place of Flink's own endpoint. */
    static DispatcherResourceManagerComponentFactory components() {
        RestEndpointFactory<DispatcherGateway> mute =
                (configuration, dispatcher, resources, blobs, executor, metrics, election, fatal) -> new MuteEndpoint(
                        dispatcher,
                        configuration,
                        RestHandlerConfiguration.fromConfiguration(configuration),
                        resources,
                        blobs,
                        executor,
                        metrics,
                        election,
                        fatal);
        return new DefaultDispatcherResourceManagerComponentFactory(
                DefaultDispatcherRunnerFactory.createSessionRunner(SessionDispatcherFactory.INSTANCE),
                StandaloneResourceManagerFactory.getInstance(),
                mute);
    }

    @Override
    protected List<Tuple2<RestHandlerSpecification, ChannelInboundHandler>> initializeHandlers(
            CompletableFuture<String> localAddress) {
        // A list that can be sorted, which the caller does.
        return new ArrayList<>();
    }
}
