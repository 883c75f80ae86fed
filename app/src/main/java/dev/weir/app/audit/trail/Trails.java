package dev.weir.app.audit.trail;

import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** The trails of the account that write into a bucket. Blocks. */
public final class Trails {

    private Trails() {}

    public static List<TrailPlace> of(CloudTrailClient cloudTrail) {
        return cloudTrail.describeTrails(request -> request.includeShadowTrails(true)).trailList().stream()
                .filter(trail -> trail.s3BucketName() != null)
                .map(Trails::place)
                .toList();
    }

    private static TrailPlace place(Trail trail) {
        return TrailPlace.of(trail.name(), trail.s3BucketName(), trail.s3KeyPrefix());
    }
}
