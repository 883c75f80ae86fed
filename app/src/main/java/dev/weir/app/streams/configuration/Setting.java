package dev.weir.app.streams.configuration;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/**
 * One thing that a stream is set to: its present value, a draft of another, and the plan that leads there. A draft that
 * was not touched follows the present value. JavaFX thread only.
 */
public abstract class Setting {

    /** Between two calls of one plan the stream is waited for, two minutes at most. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private static final int MOST_LOOKS = 400;

    private final Workspace workspace;
    private final StreamModel stream;
    private final String id;
    private final String title;
    private final String about;
    private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper("–");
    private final ReadOnlyObjectWrapper<@Nullable Failure> unread = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> refused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> locked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Plan.@Nullable Undo> undo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean accepted;

    /** What a draft comes to: nothing to do, something wrong with it, or a plan. */
    protected record Proposal(@Nullable Plan plan, @Nullable String problem) {

        static final Proposal UNCHANGED = new Proposal(null, null);

        static Proposal of(Plan plan) {
            return new Proposal(plan, null);
        }

        static Proposal wrong(String problem) {
            return new Proposal(null, problem);
        }
    }

    /** Whether the present value was ever known: before that a draft is nobody's. */
    private boolean followed;

    /**
     * @param id for ids of nodes, {@code shard-count}
     * @param about what the setting is, in a sentence or two
     */
    protected Setting(Workspace workspace, StreamModel stream, String id, String title, String about) {
        this.workspace = workspace;
        this.stream = stream;
        this.id = id;
        this.title = title;
        this.about = about;
    }

    /** Begins to follow the stream; called once the setting is whole. What the workspace says is passed on by the model. */
    void follow() {
        stream.facts().subscribe(facts -> {
            boolean untouched = !followed || (plan.get() == null && problem.get() == null);
            if (facts != null) {
                followed = true;
                describe(facts);
                if (untouched) {
                    take(facts);
                }
            }
            review();
        });
        busy.subscribe(on -> review());
    }

    public final String title() {
        return title;
    }

    /** What it is, in a sentence or two. */
    public final String about() {
        return about;
    }

    /** For ids of nodes: {@code shard-count}. */
    public final String id() {
        return id;
    }

    /** The present value in words. */
    public final ReadOnlyStringProperty value() {
        return value.getReadOnlyProperty();
    }

    /** Why the present value could not be read, or null. */
    public final ReadOnlyObjectProperty<@Nullable Failure> unread() {
        return unread.getReadOnlyProperty();
    }

    /** Why it cannot be changed now, or null. */
    public final ReadOnlyObjectProperty<@Nullable String> locked() {
        return locked.getReadOnlyProperty();
    }

    /** What is wrong with the draft, or null. */
    public final ReadOnlyObjectProperty<@Nullable String> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What would be done to make the draft true; null while there is nothing to do. */
    public final ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Why the service refused the last change, or null. */
    public final ReadOnlyObjectProperty<@Nullable Failure> refused() {
        return refused.getReadOnlyProperty();
    }

    /** The way back from the last change, or null. */
    public final ReadOnlyObjectProperty<Plan.@Nullable Undo> undo() {
        return undo.getReadOnlyProperty();
    }

    /** Whether the service has accepted the plan and is carrying it out. */
    public final boolean underWay() {
        StreamFacts facts = stream.facts().get();
        return accepted && plan.get() != null && facts != null && facts.state().inFlight();
    }

    public final ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Puts the present value back into the draft. */
    public final void discard() {
        refused.set(null);
        StreamFacts facts = stream.facts().get();
        if (facts != null) {
            take(facts);
        }
        review();
    }

    /** Carries out the plan. Whatever had to be confirmed has been. Does nothing while it is locked. */
    public final void apply() {
        Plan current = plan.get();
        if (current == null || locked.get() != null) {
            return;
        }
        busy.set(true);
        refused.set(null);
        List<ApiCall> calls = current.calls();
        workspace
                .background()
                .run(
                        Text.of("{0} of {1}", title, stream.streamName()),
                        () -> send(calls),
                        done -> accepted(current),
                        this::failed);
    }

    /** Reads what the description of the stream does not tell. Called when the page is shown, and after a change. */
    void load() {}

    /** Says the present value, see {@link #say}. */
    protected abstract void describe(StreamFacts facts);

    /** Puts the present value into the draft. */
    protected abstract void take(StreamFacts facts);

    /** What the draft comes to. */
    protected abstract Proposal propose(StreamFacts facts);

    /** Why this setting cannot be changed on such a stream, or null. */
    protected @Nullable String lock(StreamFacts facts) {
        return null;
    }

    protected final void say(String text) {
        value.set(text);
    }

    protected final void unread(@Nullable Failure failure) {
        unread.set(failure);
    }

    protected final Workspace workspace() {
        return workspace;
    }

    protected final StreamModel stream() {
        return stream;
    }

    protected final String streamName() {
        return stream.streamName();
    }

    /** The draft or the present value changed. */
    protected final void review() {
        StreamFacts facts = stream.facts().get();
        locked.set(whyLocked(facts));
        Proposal proposal = facts == null ? Proposal.UNCHANGED : propose(facts);
        accepted &= proposal.plan() != null;
        problem.set(proposal.problem());
        plan.set(proposal.plan());
    }

    private @Nullable String whyLocked(@Nullable StreamFacts facts) {
        if (facts == null) {
            return Text.of("The stream has not been described yet.");
        }
        if (workspace.readOnly().get()) {
            return ReadOnly.reason();
        }
        if (busy.get()) {
            return Text.of("The service is being asked.");
        }
        String always = lock(facts);
        if (always != null) {
            return always;
        }
        return switch (facts.state()) {
            case ACTIVE -> null;
            case CREATING -> Text.of("The stream is creating: it can be changed once it is active.");
            case UPDATING -> Text.of("The stream is updating: it can be changed once it is active.");
            case DELETING -> Text.of("The stream is deleting: it can be changed once it is active.");
            case UNKNOWN -> Text.of("The stream is unknown: it can be changed once it is active.");
        };
    }

    private boolean send(List<ApiCall> calls) throws InterruptedException {
        KinesisClient kinesis = workspace.clients().kinesis();
        for (ApiCall call : calls) {
            if (call != calls.getFirst()) {
                awaitActive(kinesis);
            }
            call.send(kinesis);
        }
        return true;
    }

    /** A call may leave the stream UPDATING, in which the next one would be refused. */
    private void awaitActive(KinesisClient kinesis) throws InterruptedException {
        for (int i = 0; i < MOST_LOOKS; i++) {
            StreamStatus status = kinesis.describeStreamSummary(request -> request.streamName(streamName()))
                    .streamDescriptionSummary()
                    .streamStatus();
            if (status != StreamStatus.UPDATING) {
                return;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void accepted(Plan done) {
        accepted = true;
        busy.set(false);
        undo.set(done.undo());
        workspace.say(Text.of("{0}: accepted by the service.", title));
        stream.refresh();
        load();
    }

    private void failed(Failure reason) {
        busy.set(false);
        refused.set(reason);
        stream.refresh();
        load();
    }
}
