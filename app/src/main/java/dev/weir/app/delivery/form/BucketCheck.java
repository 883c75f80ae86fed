package dev.weir.app.delivery.form;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether the bucket that was typed is there: deliveries to one that is not fail, which the service says only later. JavaFX thread only. */
final class BucketCheck {

    /** What is known of the bucket. */
    enum State {
        /** Not asked yet, or no name. */
        UNKNOWN,
        THERE,
        MISSING,
        /** It could not be asked: {@link #failure} says why. */
        UNASKED
    }

    private static final int NOT_FOUND = 404;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.UNKNOWN);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private String last = "";
    private String asked = "";

    BucketCheck(Workspace workspace) {
        this.workspace = workspace;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Another name is typed: nothing is known of it yet. */
    void typed() {
        asked = "";
        state.set(State.UNKNOWN);
        failure.set(null);
    }

    /** Looks, once the name has rested from one call to the next. */
    void look(String bucket) {
        boolean rests = bucket.equals(last);
        last = bucket;
        if (!rests || bucket.equals(asked)) {
            return;
        }
        asked = bucket;
        if (bucket.length() < 3) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Look for the bucket {0}", bucket),
                        () -> isThere(bucket),
                        there -> {
                            if (bucket.equals(asked)) {
                                state.set(there ? State.THERE : State.MISSING);
                            }
                        },
                        reason -> {
                            if (bucket.equals(asked)) {
                                failure.set(reason);
                                state.set(State.UNASKED);
                            }
                        });
    }

    private boolean isThere(String bucket) {
        try {
            workspace.clients().s3().headBucket(request -> request.bucket(bucket));
            return true;
        } catch (S3Exception e) {
            if (e instanceof NoSuchBucketException || e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Makes the bucket in the connection's region. */
    void create() {
        String bucket = asked;
        failure.set(null);
        workspace
                .background()
                .run(
                        Text.of("Create the bucket {0}", bucket),
                        () -> workspace.clients().s3().createBucket(request(bucket)),
                        answer -> {
                            asked = "";
                            look(bucket);
                        },
                        failure::set);
    }

    private CreateBucketRequest request(String bucket) {
        String region = workspace.connection().region();
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
        if (!region.equals("us-east-1")) {
            request.createBucketConfiguration(CreateBucketConfiguration.builder()
                    .locationConstraint(BucketLocationConstraint.fromValue(region))
                    .build());
        }
        return request.build();
    }
}
