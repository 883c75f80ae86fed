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
import dev.weir.app.text.Text;
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
                            Text.of("This endpoint gives the stream no ARN."),
                            Text.of("Fan-out consumers are found by it, so this endpoint is taken to have none.")),
                    Text.of("List consumers")));
            return;
        }
        pollPeriod = period();
        polling = workspace
                .background()
                .repeat(
                        Text.of("List consumers of {0}", stream.streamName()),
                        pollPeriod,
                        this::list,
                        this::seen,
                        this::failed);
    }

    /** What is wrong with a name for a new consumer, or null. */
    public @Nullable String problem(String name) {
        if (!NAME.matcher(name).matches()) {
            return Text.of("A name has 1 to 128 letters A–Z, digits, “_”, “.” and “-”.");
        }
        return consumers.stream().anyMatch(consumer -> consumer.name().equals(name))
                ? Text.of("A consumer of this name is registered already.")
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
            return Text.of("{0} per GB that it is sent.", ListPrices.dollars(ListPrices.ON_DEMAND_FAN_OUT_GB));
        }
        int shards = facts == null ? 1 : facts.openShards();
        return Text.count(
                shards,
                "{1} for each open shard and hour, whether it reads or not: {2} with {0} shard; and {3} per GB that it is"
                        + " sent.",
                "{1} for each open shard and hour, whether it reads or not: {2} with {0} shards; and {3} per GB that it is"
                        + " sent.",
                ListPrices.dollars(ListPrices.FAN_OUT_SHARD_HOUR),
                ListPrices.hourly(shards * ListPrices.FAN_OUT_SHARD_HOUR),
                ListPrices.dollars(ListPrices.FAN_OUT_GB));
    }

    /** What registering does, and its limits. */
    public String does() {
        return Text.of(
                "Whoever subscribes under this name is pushed up to 2 MiB/s of each shard, beside all others. The stream has"
                        + " {0} of {1} consumers that it may have (50 with on-demand advantage).",
                consumers.size(), MOST);
    }

    /** Registers a consumer. */
    public void register(String name, Runnable onAccepted, java.util.function.Consumer<Failure> onFailure) {
        ApiCall call = registration(name);
        refused.set(null);
        workspace
                .background()
                .run(
                        Text.of("Register consumer {0}", name),
                        () -> sent(call),
                        done -> {
                            workspace.say(Text.of("Consumer {0} is being registered.", name));
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
        String billed = facts != null && facts.mode() == CapacityMode.ON_DEMAND
                ? Text.of("What it is sent is no longer billed.")
                : Text.of("On AWS it no longer costs {0}.", ListPrices.hourly(shards * ListPrices.FAN_OUT_SHARD_HOUR));
        return Text.of(
                        "Its subscriptions end at once, and whoever reads by it fails until it is told another ARN: a new"
                                + " consumer of the same name gets a new one. Nobody can see from here whether somebody is subscribed."
                                + " No record is lost.")
                + " " + billed + "\n\n"
                + Text.of("The call: {0}", deregistration(consumer).text());
    }

    /** Deregisters a consumer; what is lost has been confirmed. */
    public void deregister(FanOutConsumer consumer) {
        ApiCall call = deregistration(consumer);
        refused.set(null);
        workspace
                .background()
                .run(
                        Text.of("Deregister consumer {0}", consumer.name()),
                        () -> sent(call),
                        done -> {
                            workspace.say(Text.of("Consumer {0} is being deregistered.", consumer.name()));
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
