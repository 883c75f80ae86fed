package dev.weir.streamingsql;

import dev.weir.streamingsql.functions.Functions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.AggregatePhaseStrategy;
import org.apache.flink.table.api.config.OptimizerConfigOptions;
import org.apache.flink.util.Reference;

/**
 * One cluster for all statements, in this process. Flink's own local executor starts a cluster for each job, which makes each wait
 * seconds for its first row.
 */
final class SharedCluster
        implements PipelineExecutorServiceLoader, PipelineExecutorFactory, PipelineExecutor, AutoCloseable {

    /** Statements that may run at once. */
    static final int MOST_STATEMENTS = 8;

    /** Each statement takes so many slots. */
    private static final int PARALLELISM = 2;

    /** What statements give as their target to come here. */
    static final String TARGET = "weir";

    private static final String LOOPBACK = "127.0.0.1";

    private final MiniCluster cluster;

    private SharedCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    static SharedCluster start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        // Each query that gives rows opens a port for them, which would otherwise be open to the network.
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.setString("metrics.reporter.late.factory.class", LateRecords.class.getName());
        MiniClusterConfiguration shape = new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(MOST_STATEMENTS * PARALLELISM)
                .setCommonBindAddress(LOOPBACK)
                .build();
        // Named, since Flink's own search for it finds only the one that is packed into a jar within a jar.
        MiniCluster cluster = new MiniCluster(shape, () -> Reference.owned(new PekkoRpcSystem())) {
            @Override
            protected DispatcherResourceManagerComponentFactory createDispatcherResourceManagerComponentFactory() {
                return MuteEndpoint.components();
            }
        };
        cluster.start();
        return new SharedCluster(cluster);
    }

    /**
     * An empty catalog of tables for one statement, which is known to its sources by the id.
     *
     * @param checkpoints where the statement's state is kept and from where it goes on
     */
    StreamTableEnvironment tables(String statement, Checkpoints checkpoints) {
        Configuration configuration = new Configuration();
        checkpoints.in(configuration);
        configuration.set(DeploymentOptions.TARGET, TARGET);
        configuration.set(DeploymentOptions.ATTACHED, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.CLOSURE_CLEANER_LEVEL, ExecutionConfig.ClosureCleanerLevel.NONE);
        StreamExecutionEnvironment execution =
                new StreamExecutionEnvironment(this, configuration, SharedCluster.class.getClassLoader());
        execution.setParallelism(PARALLELISM);
        StreamTableEnvironment tables = StreamTableEnvironment.create(execution);
        tables.getConfig().set("weir.statement", statement);
        // In two phases late records would be counted by the group, not one by one.
        tables.getConfig()
                .set(OptimizerConfigOptions.TABLE_OPTIMIZER_AGG_PHASE_STRATEGY, AggregatePhaseStrategy.ONE_PHASE);
        Functions.register(tables);
        return tables;
    }

    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
        return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
        return Stream.of(TARGET);
    }

    @Override
    public String getName() {
        return TARGET;
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
        return TARGET.equals(configuration.get(DeploymentOptions.TARGET));
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
        return this;
    }

    @Override
    public CompletableFuture<JobClient> execute(Pipeline pipeline, Configuration configuration, ClassLoader classes)
            throws Exception {
        StreamGraph graph = PipelineExecutorUtils.getStreamGraph(pipeline, configuration);
        return cluster.submitJob(graph)
                .thenApply(submitted -> new MiniClusterJobClient(
                        submitted.getJobID(), cluster, classes, MiniClusterJobClient.JobFinalizationBehavior.NOTHING));
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
