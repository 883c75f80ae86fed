package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
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
                "Encryption",
                "Records are encrypted with a KMS key before they are stored, and opened when they are read.");
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
        say(now == null ? "None" : AWS_MANAGED.equals(now) ? "AWS's key for Kinesis" : "KMS key " + now);
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
            return Proposal.wrong("A key is named by an alias (alias/orders), its id, or the ARN of either.");
        }
        return Proposal.of(start(now, wanted));
    }

    private Plan start(@Nullable String now, String wanted) {
        var request = StartStreamEncryptionRequest.builder()
                .streamName(streamName())
                .encryptionType(EncryptionType.KMS)
                .keyId(wanted)
                .build();
        String use =
                " Whoever writes then needs kms:GenerateDataKey on the key, whoever reads kms:Decrypt; without these"
                        + " they fail.";
        return new Plan(
                now == null ? "Start encryption" : "Change the key",
                "Records written from then on are encrypted with " + wanted + "; those written before stay "
                        + (now == null
                                ? "as they are."
                                : "under " + now + ", which must remain enabled until they expire.")
                        + use,
                costs(wanted),
                "The stream is UPDATING for seconds, sometimes minutes; it can take 5 s more until every record is"
                        + " encrypted. One of 25 such changes in 24 hours.",
                now == null ? "By stopping it." : "By choosing " + now + " again.",
                List.of(ApiCall.of(request, KinesisClient::startStreamEncryption)),
                null,
                new Plan.Undo(now == null ? "Stop encryption again" : "Set back to " + now, () -> set(now)));
    }

    private Plan stop(String now) {
        var request = StopStreamEncryptionRequest.builder()
                .streamName(streamName())
                .encryptionType(EncryptionType.KMS)
                .keyId(now)
                .build();
        return new Plan(
                "Stop encryption",
                "Records written from then on are stored without Kinesis encrypting them. Those written before stay under "
                        + now + ": disable or delete the key only when the last of them has expired.",
                "Less: the calls to KMS end, and the key is billed only as long as it exists.",
                "The stream is UPDATING for seconds, sometimes minutes. One of 25 such changes in 24 hours.",
                "By starting it again; what was written in between stays unencrypted.",
                List.of(ApiCall.of(request, KinesisClient::stopStreamEncryption)),
                new Plan.Loss(
                        "Stop encryption?",
                        "New records will be stored unencrypted. Those that are written so cannot be encrypted later."),
                new Plan.Undo("Start with " + now + " again", () -> set(now)));
    }

    private static String costs(String wanted) {
        String calls = "KMS calls at " + ListPrices.dollars(ListPrices.TEN_THOUSAND_KEY_CALLS)
                + " per 10,000; Kinesis makes one about every five minutes for each caller.";
        return AWS_MANAGED.equals(wanted)
                ? "The key itself is free. " + calls
                : "A key of your own is " + ListPrices.dollars(ListPrices.CUSTOMER_KEY_MONTH) + " a month. " + calls;
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
