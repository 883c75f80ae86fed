package dev.weir.app.objects;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.Preview;
import dev.weir.app.objects.read.PreviewReader;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The object that is looked into: its first records, and what S3 says of it. JavaFX thread only. */
final class PreviewModel {

    private static final int MORE = 10;

    private final ObjectStore store;
    private final PreviewReader reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable StoredObject> object = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Property>> properties = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Background.@Nullable Handle reading;
    private Background.@Nullable Handle asking;
    private int wanted = PreviewReader.FIRST;

    /** Something that S3 says of an object. */
    record Property(String name, String value) {}

    PreviewModel(ObjectStore store, Background background) {
        this.store = store;
        this.reader = new PreviewReader(store);
        this.background = background;
    }

    ReadOnlyObjectProperty<@Nullable StoredObject> object() {
        return object.getReadOnlyProperty();
    }

    /** Its first records, or null while they are read or if that failed. */
    ReadOnlyObjectProperty<@Nullable Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Property>> properties() {
        return properties.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Looks into another object, or into none. */
    void look(@Nullable StoredObject next) {
        if (next != null && next.equals(object.get())) {
            return;
        }
        stop();
        wanted = PreviewReader.FIRST;
        preview.set(null);
        failure.set(null);
        properties.set(List.of());
        object.set(next);
        if (next != null) {
            read(next);
            ask(next);
        }
    }

    /** Reads on: ten times as many records. */
    void more() {
        StoredObject now = object.get();
        if (now != null && canReadMore()) {
            wanted = Math.min(wanted * MORE, PreviewReader.MOST);
            read(now);
        }
    }

    /** Whether there are more records, and they may be shown. */
    boolean canReadMore() {
        Preview now = preview.get();
        return now != null && !now.ended() && now.rows().size() >= wanted && wanted < PreviewReader.MOST;
    }

    /** Tries again after a failure. */
    void retry() {
        StoredObject now = object.get();
        if (now != null) {
            read(now);
            ask(now);
        }
    }

    private void read(StoredObject now) {
        if (reading != null) {
            reading.cancel();
        }
        loading.set(true);
        failure.set(null);
        int most = wanted;
        reading = background.run(
                Text.of("Read an object"),
                () -> reader.read(now, most),
                read -> {
                    loading.set(false);
                    preview.set(read);
                },
                problem -> {
                    loading.set(false);
                    failure.set(problem);
                });
    }

    private void ask(StoredObject now) {
        if (asking != null) {
            asking.cancel();
        }
        asking = background.run(
                Text.of("Describe an object"),
                () -> told(store.head(now.bucket(), now.key())),
                properties::set,
                problem -> properties.set(
                        List.of(new Property(Text.of("Not told"), problem.what() + " " + problem.advice()))));
    }

    private static List<Property> told(HeadObjectResponse head) {
        List<Property> found = new ArrayList<>();
        add(found, Text.of("Content type"), head.contentType());
        add(found, Text.of("Content encoding"), head.contentEncoding());
        add(found, "ETag", head.eTag());
        add(found, Text.of("Version"), head.versionId());
        add(found, Text.of("Storage class"), head.storageClassAsString());
        add(found, Text.of("Encryption"), head.serverSideEncryptionAsString());
        add(found, Text.of("KMS key"), head.ssekmsKeyId());
        add(found, "Checksum CRC32", head.checksumCRC32());
        add(found, "Checksum SHA-256", head.checksumSHA256());
        add(found, Text.of("Restored"), head.restore());
        add(found, Text.of("Kept until"), head.objectLockRetainUntilDate());
        add(found, Text.of("Expires by"), head.expiration());
        if (head.hasMetadata()) {
            for (Map.Entry<String, String> each : new TreeMap<>(head.metadata()).entrySet()) {
                add(found, "x-amz-meta-" + each.getKey(), each.getValue());
            }
        }
        return found;
    }

    private static void add(List<Property> found, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            found.add(new Property(name, value.toString()));
        }
    }

    private void stop() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
        loading.set(false);
    }

    /** The page is closed. */
    void close() {
        stop();
    }
}
