package dev.weir.app.streams.configuration;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyRequest;

/** The stream's resource-based policy, which lets other accounts in. An empty draft deletes it. */
public final class PolicySetting extends Setting {

    private final StringProperty draft = new SimpleStringProperty("");
    private @Nullable String present;
    private @Nullable String loadedOf;

    PolicySetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "resource-policy",
                Text.of("Resource policy"),
                Text.of(
                        "Who else may use the stream, beside what IAM allows in its own account. An empty text is no policy."));
        draft.subscribe(text -> review());
    }

    /** The wanted policy as JSON, empty for none. */
    public StringProperty draft() {
        return draft;
    }

    /** Writes the draft anew, a member a line; leaves it alone if it is no JSON. */
    public void format() {
        String pretty = PolicyText.pretty(draft.get());
        if (pretty != null) {
            draft.set(pretty);
        }
    }

    /** Puts a policy to begin with into the draft: an account may read. */
    public void example() {
        StreamFacts facts = stream().facts().get();
        draft.set(PolicyText.example(facts == null ? "" : facts.arn()));
    }

    @Override
    void load() {
        StreamFacts facts = stream().facts().get();
        String arn = facts == null ? "" : facts.arn();
        loadedOf = arn;
        if (arn.isEmpty()) {
            return;
        }
        workspace()
                .background()
                .run(
                        Text.of("Get resource policy"),
                        () -> workspace()
                                .clients()
                                .kinesis()
                                .getResourcePolicy(request -> request.resourceARN(arn))
                                .policy(),
                        this::loaded,
                        this::failed);
    }

    private void loaded(@Nullable String policy) {
        boolean untouched = present == null || draft.get().equals(present);
        String text = policy == null || policy.strip().equals("{}") ? "" : policy.strip();
        String pretty = PolicyText.pretty(text);
        String now = text.isEmpty() || pretty == null ? text : pretty;
        present = now;
        unread(null);
        say(now.isEmpty() ? Text.in("plural", "None") : PolicyText.summary(now));
        if (untouched) {
            draft.set(now);
        }
        review();
    }

    private void failed(Failure failure) {
        // Some endpoints say so where there is none.
        if (failure.kind() == Failure.Kind.NOT_FOUND) {
            loaded(null);
            return;
        }
        present = null;
        say(Text.of("Not readable"));
        unread(failure);
        review();
    }

    @Override
    protected void describe(StreamFacts facts) {
        if (!facts.arn().equals(loadedOf)) {
            load();
        }
    }

    @Override
    protected void take(StreamFacts facts) {
        draft.set(present == null ? "" : present);
    }

    @Override
    protected @Nullable String lock(StreamFacts facts) {
        if (facts.arn().isEmpty()) {
            return Text.of("This endpoint gives the stream no ARN, by which policies are found.");
        }
        return present == null ? Text.of("The policy could not be read, so it cannot be edited.") : null;
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        String now = present;
        String wanted = draft.get().strip();
        if (now == null || PolicyText.same(now, wanted)) {
            return Proposal.UNCHANGED;
        }
        if (wanted.isEmpty()) {
            return Proposal.of(delete(facts, now));
        }
        String problem = PolicyText.problem(wanted);
        return problem != null ? Proposal.wrong(problem) : Proposal.of(put(facts, now, wanted));
    }

    private Plan put(StreamFacts facts, String now, String wanted) {
        var request = PutResourcePolicyRequest.builder()
                .resourceARN(facts.arn())
                .policy(PolicyText.compact(wanted))
                .build();
        return new Plan(
                now.isEmpty() ? Text.of("Attach the policy") : Text.of("Replace the policy"),
                does(now, wanted),
                Text.of("Nothing. What others read and write is billed to the stream's owner as its own traffic is."),
                Text.of("At once, or within seconds."),
                Text.of("Yes: the earlier policy can be put back."),
                List.of(ApiCall.of(request, KinesisClient::putResourcePolicy)),
                null,
                back(now));
    }

    private static String does(String now, String wanted) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                now.isEmpty()
                        ? PolicyText.summary(wanted) + "."
                        : Text.of("{0}, in the place of: {1}.", PolicyText.summary(wanted), PolicyText.summary(now)));
        if (PolicyText.open(wanted)) {
            sentences.add(Text.of("ANYBODY is let in by it: a statement allows every principal without a condition."));
        }
        sentences.add(Text.of("Names of services in it must be right: Kinesis checks less than IAM does."));
        return String.join(" ", sentences);
    }

    private Plan delete(StreamFacts facts, String now) {
        var request =
                DeleteResourcePolicyRequest.builder().resourceARN(facts.arn()).build();
        String lost = Text.of(
                "Whoever comes by this policy, such as another account, is refused from then on. The policy: {0}.",
                PolicyText.summary(now));
        return new Plan(
                Text.of("Delete the policy"),
                lost,
                Text.of("Nothing."),
                Text.of("At once, or within seconds."),
                Text.of("As long as this page is open: the earlier text can be put back."),
                List.of(ApiCall.of(request, KinesisClient::deleteResourcePolicy)),
                new Plan.Loss(Text.of("Delete the resource policy?"), lost),
                back(now));
    }

    private Plan.Undo back(String now) {
        return new Plan.Undo(
                now.isEmpty() ? Text.of("Delete it again") : Text.of("Put the earlier policy back"),
                () -> draft.set(now));
    }
}
