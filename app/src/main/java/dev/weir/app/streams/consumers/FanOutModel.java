package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.streams.configuration.ApiCall;
import dev.weir.app.streams.configuration.ListPrices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;

/** The fan-out consumers of one stream, followed while shown. JavaFX thread only. */
public final class FanOutModel {

    /** As many as a stream may have; 50 with on-demand advantage. */
    static final int MOST = 20;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private final Workspace workspace;
    private final StreamModel stream;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> refused = new ReadOnlyObjectWrapper<>();
    private final ObservableList<FanOutConsumer> consumers = FXCollections.observableArrayList();
    private Background.@Nullable Handle polling;
    private @Nullable Duration pollPeriod;
    private boolean shown;

    public FanOutModel(Workspace workspace, StreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
        stream.facts().subscribe(facts -> {
            if (facts != null && polling == null) {
                refresh();
            }
        });
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why they could not be listed, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why the last registration or deregistration was refused, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> refused() {
        return refused.getReadOnlyProperty();
    }

    public ObservableList<FanOutConsumer> consumers() {
        return consumers;
    }

    public void shown() {
        shown = true;
        refresh();
    }

    public void hidden() {
        shown = false;
        stop();
    }

    /** Looks at once; before the stream has been described, as soon as it is. */
    public void refresh() {
        stop();
        StreamFacts facts = stream.facts().get();
        if (!shown || facts == null) {
            return;
        }
        if (facts.arn().isEmpty()) {
            failed(Failures.of(
                    new ExpectedFailure(
                            Failure.Kind.UNSUPPORTED,
                            "This endpoint gives the stream no ARN.",
                            "Fan-out consumers are found by it, so this endpoint is taken to have none."),
                    "List consumers"));
            return;
        }
        pollPeriod = period();
        polling = workspace
                .background()
                .repeat("List consumers of " + stream.streamName(), pollPeriod, this::list, this::seen, this::failed);
    }

    /** What is wrong with a name for a new consumer, or null. */
    public @Nullable String problem(String name) {
        if (!NAME.matcher(name).matches()) {
            return "A name has 1 to 128 letters A–Z, digits, “_”, “.” and “-”.";
        }
        return consumers.stream().anyMatch(consumer -> consumer.name().equals(name))
                ? "A consumer of this name is registered already."
                : null;
    }

    /** The request that registers a consumer. */
    public ApiCall registration(String name) {
        return ApiCall.of(
                RegisterStreamConsumerRequest.builder()
                        .streamARN(arn())
                        .consumerName(name)
                        .build(),
                KinesisClient::registerStreamConsumer);
    }

    /** What one more consumer costs on AWS. */
    public String costs() {
        StreamFacts facts = stream.facts().get();
        if (facts != null && facts.mode() == CapacityMode.ON_DEMAND) {
            return ListPrices.dollars(ListPrices.ON_DEMAND_FAN_OUT_GB) + " per GB that it is sent.";
        }
        int shards = facts == null ? 1 : facts.openShards();
        return ListPrices.dollars(ListPrices.FAN_OUT_SHARD_HOUR)
                + " for each open shard and hour, whether it reads or not: "
                + ListPrices.hourly(shards * ListPrices.FAN_OUT_SHARD_HOUR) + " with " + shards
                + (shards == 1 ? " shard" : " shards") + "; and "
                + ListPrices.dollars(ListPrices.FAN_OUT_GB) + " per GB that it is sent.";
    }

    /** What registering does, and its limits. */
    public String does() {
        return "Whoever subscribes under this name is pushed up to 2 MiB/s of each shard, beside all others. The stream has "
                + consumers.size() + " of " + MOST + " consumers that it may have (50 with on-demand advantage).";
    }

    /** Registers a consumer. */
    public void register(String name, Runnable onAccepted, java.util.function.Consumer<Failure> onFailure) {
        ApiCall call = registration(name);
        refused.set(null);
        workspace
                .background()
                .run(
                        "Register consumer " + name,
                        () -> sent(call),
                        done -> {
                            workspace.say("Consumer " + name + " is being registered.");
                            onAccepted.run();
                            refresh();
                        },
                        onFailure);
    }

    /** The request that deregisters a consumer. */
    public ApiCall deregistration(FanOutConsumer consumer) {
        return ApiCall.of(
                DeregisterStreamConsumerRequest.builder()
                        .consumerARN(consumer.arn())
                        .build(),
                KinesisClient::deregisterStreamConsumer);
    }

    /** What is lost with a consumer, and that it cannot be undone. */
    public String lostWith(FanOutConsumer consumer) {
        StreamFacts facts = stream.facts().get();
        int shards = facts == null ? 1 : facts.openShards();
        return "Its subscriptions end at once, and whoever reads by it fails until it is told another ARN: a new consumer"
                + " of the same name gets a new one. Nobody can see from here whether somebody is subscribed. No record is"
                + " lost. "
                + (facts != null && facts.mode() == CapacityMode.ON_DEMAND
                        ? "What it is sent is no longer billed."
                        : "On AWS it no longer costs " + ListPrices.hourly(shards * ListPrices.FAN_OUT_SHARD_HOUR)
                                + ".")
                + "\n\nThe call: " + deregistration(consumer).text();
    }

    /** Deregisters a consumer; what is lost has been confirmed. */
    public void deregister(FanOutConsumer consumer) {
        ApiCall call = deregistration(consumer);
        refused.set(null);
        workspace
                .background()
                .run(
                        "Deregister consumer " + consumer.name(),
                        () -> sent(call),
                        done -> {
                            workspace.say("Consumer " + consumer.name() + " is being deregistered.");
                            refresh();
                        },
                        refused::set);
    }

    private String arn() {
        StreamFacts facts = stream.facts().get();
        return facts == null ? "" : facts.arn();
    }

    private boolean sent(ApiCall call) {
        call.send(workspace.clients().kinesis());
        return true;
    }

    private List<FanOutConsumer> list() {
        KinesisClient kinesis = workspace.clients().kinesis();
        String arn = arn();
        List<FanOutConsumer> all = new ArrayList<>();
        String next = null;
        do {
            ListStreamConsumersResponse page = kinesis.listStreamConsumers(ListStreamConsumersRequest.builder()
                    .streamARN(arn)
                    .nextToken(next)
                    .build());
            page.consumers().forEach(consumer -> all.add(of(consumer)));
            next = page.nextToken();
        } while (next != null);
        return all;
    }

    private static FanOutConsumer of(Consumer consumer) {
        return new FanOutConsumer(
                consumer.consumerName(),
                consumer.consumerARN(),
                String.valueOf(consumer.consumerStatusAsString()),
                consumer.consumerCreationTimestamp());
    }

    private void stop() {
        if (polling != null) {
            polling.cancel();
            polling = null;
        }
    }

    private void seen(List<FanOutConsumer> newer) {
        failure.set(null);
        if (!newer.equals(consumers)) {
            consumers.setAll(newer);
        }
        phase.set(newer.isEmpty() ? Phase.EMPTY : Phase.READY);
        if (!period().equals(pollPeriod)) {
            refresh();
        }
    }

    private void failed(Failure reason) {
        failure.set(reason);
        if (phase.get() == Phase.LOADING) {
            phase.set(Phase.FAILED);
        }
    }

    private Duration period() {
        boolean moving = consumers.stream().anyMatch(FanOutConsumer::inFlight);
        if (workspace.connection().embedded()) {
            return moving ? Duration.ofMillis(300) : Duration.ofSeconds(2);
        }
        return moving ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
    }
}
