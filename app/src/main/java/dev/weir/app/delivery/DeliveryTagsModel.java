package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The tags of a delivery stream. Each change is sent at once. JavaFX thread only. */
final class DeliveryTagsModel {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@%]*");
    private static final int MOST = 50;

    private final Workspace workspace;
    private final String deliveryStream;
    private final ObservableList<Tag> tags = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    DeliveryTagsModel(Workspace workspace, String deliveryStream) {
        this.workspace = workspace;
        this.deliveryStream = deliveryStream;
    }

    /** In the service's order. */
    ObservableList<Tag> tags() {
        return tags;
    }

    /** Whether they were read. */
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Why the last reading or change failed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    void load() {
        run(
                Text.of("List tags of {0}", deliveryStream),
                () -> read(workspace.clients().firehose()));
    }

    void add(String key, String value) {
        Tag tag = Tag.builder().key(key).value(value).build();
        run(Text.of("Tag {0}", deliveryStream), () -> {
            FirehoseClient firehose = workspace.clients().firehose();
            firehose.tagDeliveryStream(
                    request -> request.deliveryStreamName(deliveryStream).tags(tag));
            return read(firehose);
        });
    }

    void remove(String key) {
        run(Text.of("Untag {0}", deliveryStream), () -> {
            FirehoseClient firehose = workspace.clients().firehose();
            firehose.untagDeliveryStream(
                    request -> request.deliveryStreamName(deliveryStream).tagKeys(key));
            return read(firehose);
        });
    }

    /** What is wrong with a tag that is to be added, or null. */
    @Nullable String problem(String key, String value) {
        if (key.isEmpty() || key.length() > 128) {
            return Text.of("A tag's key has 1 to 128 characters.");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            return Text.of("Keys that begin with aws: are AWS's own.");
        }
        if (value.length() > 256) {
            return Text.of("A tag's value has at most 256 characters.");
        }
        if (!ALLOWED.matcher(key).matches() || !ALLOWED.matcher(value).matches()) {
            return Text.of("Tags hold letters, digits, spaces and _ . : / = + - @ % only.");
        }
        boolean another = tags.stream().noneMatch(tag -> tag.key().equals(key));
        return another && tags.size() >= MOST ? Text.of("A delivery stream has at most 50 tags.") : null;
    }

    private void run(String name, Callable<List<Tag>> work) {
        failure.set(null);
        workspace
                .background()
                .run(
                        name,
                        work,
                        now -> {
                            loaded.set(true);
                            tags.setAll(now);
                        },
                        failure::set);
    }

    private List<Tag> read(FirehoseClient firehose) {
        List<Tag> all = new ArrayList<>();
        boolean more = true;
        while (more && all.size() <= MOST) {
            String after = all.isEmpty() ? null : all.getLast().key();
            ListTagsForDeliveryStreamResponse page = firehose.listTagsForDeliveryStream(
                    request -> request.deliveryStreamName(deliveryStream).exclusiveStartTagKey(after));
            all.addAll(page.tags());
            more = Objects.requireNonNullElse(page.hasMoreTags(), false)
                    && !page.tags().isEmpty();
        }
        return all;
    }
}
