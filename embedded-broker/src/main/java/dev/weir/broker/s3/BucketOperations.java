package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/** Making, finding and deleting buckets. */
final class BucketOperations {

    private static final String FIRST_REGION = "us-east-1";
    private static final int LIST_AT_MOST = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REFUSED =
            Pattern.compile(".*\\.\\..*|\\d+\\.\\d+\\.\\d+\\.\\d+|(xn--|sthree-).*|.*(-s3alias|--ol-s3)");

    private final Buckets buckets;
    private final String region;

    /** @param region of calls that name none */
    BucketOperations(Buckets buckets, String region) {
        this.buckets = buckets;
        this.region = region;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("ListBuckets", true, false, ListBucketsRequest::builder, (r, _) -> list(r)),
                new Operation<>("CreateBucket", false, false, CreateBucketRequest::builder, this::create),
                new Operation<>("HeadBucket", true, true, HeadBucketRequest::builder, (r, _) -> head(r)),
                new Operation<>("DeleteBucket", false, false, DeleteBucketRequest::builder, (r, _) -> delete(r)),
                new Operation<>(
                        "GetBucketLocation", true, false, GetBucketLocationRequest::builder, (r, _) -> location(r)),
                new Operation<>(
                        "GetBucketVersioning",
                        true,
                        false,
                        GetBucketVersioningRequest::builder,
                        (r, _) -> versioning(r)));
    }

    private ListBucketsResponse list(ListBucketsRequest request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        String after = request.continuationToken() == null ? "" : Tokens.read(request.continuationToken());
        int limit = request.maxBuckets() == null ? LIST_AT_MOST : request.maxBuckets();
        if (limit < 1 || limit > LIST_AT_MOST) {
            throw S3Errors.invalidArgument(
                    "max-buckets",
                    Integer.toString(limit),
                    "Argument max-buckets must be an integer between 1 and 10000");
        }
        List<Bucket> found = buckets.list().stream()
                .filter(bucket ->
                        bucket.name().startsWith(prefix) && bucket.name().compareTo(after) > 0)
                .filter(bucket ->
                        request.bucketRegion() == null || request.bucketRegion().equals(bucket.region()))
                .limit(limit + 1L)
                .toList();
        List<Bucket> page = found.subList(0, Math.min(limit, found.size()));
        return ListBucketsResponse.builder()
                .buckets(page.stream()
                        .map(bucket -> software.amazon.awssdk.services.s3.model.Bucket.builder()
                                .name(bucket.name())
                                .creationDate(bucket.createdAt())
                                .bucketRegion(bucket.region())
                                .build())
                        .toList())
                .owner(Owners.ACCOUNT)
                .prefix(request.prefix())
                .continuationToken(
                        found.size() > limit ? Tokens.write(page.getLast().name()) : null)
                .build();
    }

    private CreateBucketResponse create(CreateBucketRequest request, Call call) {
        String name = request.bucket();
        if (!NAME.matcher(name).matches() || REFUSED.matcher(name).matches()) {
            throw AwsException.of("InvalidBucketName", "The specified bucket is not valid.")
                    .with("BucketName", name);
        }
        CreateBucketConfiguration configuration = request.createBucketConfiguration();
        String wanted = configuration == null ? null : configuration.locationConstraintAsString();
        String place = regionOf(wanted, call.regionOr(region));
        Map<String, String> tags = configuration == null ? Map.of() : TagRules.of(configuration.tags(), true);
        Bucket present = buckets.create(name, place, tags);
        // In the oldest region making one's bucket again succeeds, for the sake of old programs.
        if (present != null && !(present.region().equals(FIRST_REGION) && place.equals(FIRST_REGION))) {
            throw S3Errors.conflict(
                            "BucketAlreadyOwnedByYou",
                            "Your previous request to create the named bucket succeeded and you already own it.")
                    .with("BucketName", name);
        }
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    private static String regionOf(@Nullable String constraint, String ofCall) {
        if (constraint == null || constraint.isEmpty()) {
            return ofCall;
        }
        return constraint.equals("EU") ? "eu-west-1" : constraint;
    }

    private HeadBucketResponse head(HeadBucketRequest request) {
        Bucket bucket = buckets.get(request.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(bucket.region())
                .accessPointAlias(false)
                .build();
    }

    private DeleteBucketResponse delete(DeleteBucketRequest request) {
        buckets.delete(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    private GetBucketLocationResponse location(GetBucketLocationRequest request) {
        String of = buckets.get(request.bucket()).region();
        return GetBucketLocationResponse.builder()
                .locationConstraint(of.equals(FIRST_REGION) ? "" : of)
                .build();
    }

    /** Versions are not kept, which an empty answer says. */
    private GetBucketVersioningResponse versioning(GetBucketVersioningRequest request) {
        buckets.get(request.bucket());
        return GetBucketVersioningResponse.builder().build();
    }
}
