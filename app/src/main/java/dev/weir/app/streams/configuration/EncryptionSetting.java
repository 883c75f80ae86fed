package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionRequest;

/** Server-side encryption with a KMS key: StartStreamEncryption and StopStreamEncryption, 25 times in 24 hours each. */
public final class EncryptionSetting extends Setting {

    /** The key that AWS keeps for every account. */
    public static final String AWS_MANAGED = "alias/aws/kinesis";

    private static final Pattern KEY = Pattern.compile("alias/[A-Za-z0-9/_-]{1,250}"
            + "|arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(key/[A-Za-z0-9-]+|alias/[A-Za-z0-9/_-]+)"
            + "|(mrk-)?[0-9a-fA-F-]{32,40}");

    /** Which key is wanted. */
    public enum Choice {
        NONE,
        AWS_KEY,
        OWN_KEY
    }

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.NONE);
    private final StringProperty key = new SimpleStringProperty("");

    EncryptionSetting(Workspace workspace, StreamModel stream) {
        super(
                workspace,
                stream,
                "encryption",
                Text.of("Encryption"),
                Text.of("Records are encrypted with a KMS key before they are stored, and opened when they are read."));
        choice.subscribe(chosen -> review());
        key.subscribe(typed -> review());
    }

    /** The wanted sort of key. */
    public ObjectProperty<Choice> choice() {
        return choice;
    }

    /** The wanted key of one's own: alias, id or ARN. */
    public StringProperty key() {
        return key;
    }

    @Override
    protected void describe(StreamFacts facts) {
        String now = facts.keyId();
        say(
                now == null
                        ? Text.in("plural", "None")
                        : AWS_MANAGED.equals(now) ? Text.of("AWS's key for Kinesis") : Text.of("KMS key {0}", now));
    }

    @Override
    protected void take(StreamFacts facts) {
        set(facts.keyId());
    }

    @Override
    protected Proposal propose(StreamFacts facts) {
        String now = facts.keyId();
        String wanted = wanted();
        if (wanted == null ? now == null : wanted.equals(now)) {
            return Proposal.UNCHANGED;
        }
        if (wanted == null) {
            return now == null ? Proposal.UNCHANGED : Proposal.of(stop(now));
        }
        if (!KEY.matcher(wanted).matches()) {
            return Proposal.wrong(Text.of("A key is named by an alias (alias/orders), its id, or the ARN of either."));
        }
        return Proposal.of(start(now, wanted));
    }

    private Plan start(@Nullable String now, String wanted) {
        var request = StartStreamEncryptionRequest.builder()
                .streamName(streamName())
                .encryptionType(EncryptionType.KMS)
                .keyId(wanted)
                .build();
        String before = now == null
                ? Text.of(
                        "Records written from then on are encrypted with {0}; those written before stay as they are.",
                        wanted)
                : Text.of(
                        "Records written from then on are encrypted with {0}; those written before stay under {1}, which"
                                + " must remain enabled until they expire.",
                        wanted, now);
        return new Plan(
                now == null ? Text.of("Start encryption") : Text.of("Change the key"),
                before
                        + " "
                        + Text.of("Whoever writes then needs kms:GenerateDataKey on the key, whoever reads kms:Decrypt;"
                                + " without these they fail."),
                costs(wanted),
                Text.of(
                        "The stream is UPDATING for seconds, sometimes minutes; it can take 5 s more until every record is"
                                + " encrypted. One of 25 such changes in 24 hours."),
                now == null ? Text.of("By stopping it.") : Text.of("By choosing {0} again.", now),
                List.of(ApiCall.of(request, KinesisClient::startStreamEncryption)),
                null,
                new Plan.Undo(
                        now == null ? Text.of("Stop encryption again") : Text.of("Set back to {0}", now),
                        () -> set(now)));
    }

    private Plan stop(String now) {
        var request = StopStreamEncryptionRequest.builder()
                .streamName(streamName())
                .encryptionType(EncryptionType.KMS)
                .keyId(now)
                .build();
        return new Plan(
                Text.of("Stop encryption"),
                Text.of(
                        "Records written from then on are stored without Kinesis encrypting them. Those written before stay"
                                + " under {0}: disable or delete the key only when the last of them has expired.",
                        now),
                Text.of("Less: the calls to KMS end, and the key is billed only as long as it exists."),
                Text.of("The stream is UPDATING for seconds, sometimes minutes. One of 25 such changes in 24 hours."),
                Text.of("By starting it again; what was written in between stays unencrypted."),
                List.of(ApiCall.of(request, KinesisClient::stopStreamEncryption)),
                new Plan.Loss(
                        Text.of("Stop encryption?"),
                        Text.of(
                                "New records will be stored unencrypted. Those that are written so cannot be encrypted later.")),
                new Plan.Undo(Text.of("Start with {0} again", now), () -> set(now)));
    }

    private static String costs(String wanted) {
        String calls = Text.of(
                "KMS calls at {0} per 10,000; Kinesis makes one about every five minutes for each caller.",
                ListPrices.dollars(ListPrices.TEN_THOUSAND_KEY_CALLS));
        return AWS_MANAGED.equals(wanted)
                ? Text.of("The key itself is free.") + " " + calls
                : Text.of("A key of your own is {0} a month.", ListPrices.dollars(ListPrices.CUSTOMER_KEY_MONTH)) + " "
                        + calls;
    }

    private @Nullable String wanted() {
        return switch (choice.get()) {
            case NONE -> null;
            case AWS_KEY -> AWS_MANAGED;
            case OWN_KEY -> key.get().strip();
        };
    }

    private void set(@Nullable String keyId) {
        boolean own = keyId != null && !AWS_MANAGED.equals(keyId);
        key.set(own ? keyId : "");
        choice.set(keyId == null ? Choice.NONE : own ? Choice.OWN_KEY : Choice.AWS_KEY);
    }
}
