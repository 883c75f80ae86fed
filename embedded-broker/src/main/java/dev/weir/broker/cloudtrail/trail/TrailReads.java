package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetInsightSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetInsightSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PublicKey;
import software.amazon.awssdk.services.cloudtrail.model.TrailInfo;

/** Telling of trails. */
final class TrailReads {

    private final TimeSource time;
    private final Trails trails;
    private final SigningKeys keys;

    TrailReads(TimeSource time, Trails trails, SigningKeys keys) {
        this.time = time;
        this.trails = trails;
        this.keys = keys;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                new Operation<>("DescribeTrails", true, false, DescribeTrailsRequest::builder, this::describe),
                new Operation<>("GetTrail", true, false, GetTrailRequest::builder, this::get),
                new Operation<>("ListTrails", true, false, ListTrailsRequest::builder, (_, _) -> list()),
                new Operation<>("GetTrailStatus", true, false, GetTrailStatusRequest::builder, this::status),
                new Operation<>(
                        "GetInsightSelectors", true, false, GetInsightSelectorsRequest::builder, this::insights),
                new Operation<>("ListPublicKeys", true, false, ListPublicKeysRequest::builder, (r, _) -> keys(r)));
    }

    private DescribeTrailsResponse describe(DescribeTrailsRequest request, Call call) {
        boolean shadows = request.includeShadowTrails() == null || request.includeShadowTrails();
        List<Trail> found = new ArrayList<>();
        if (request.trailNameList().isEmpty()) {
            found.addAll(trails.all());
            found.removeIf(trail -> !trail.isSeenIn(call.region()));
        }
        for (String name : request.trailNameList()) {
            Trail trail = trails.find(name, call);
            if (trail != null) {
                found.add(trail);
            }
        }
        if (!shadows) {
            found.removeIf(trail -> !trail.settings().homeRegion().equals(call.region()));
        }
        return DescribeTrailsResponse.builder()
                .trailList(found.stream().map(TrailReads::told).toList())
                .build();
    }

    private GetTrailResponse get(GetTrailRequest request, Call call) {
        return GetTrailResponse.builder()
                .trail(told(trails.get(request.name(), call)))
                .build();
    }

    private static software.amazon.awssdk.services.cloudtrail.model.Trail told(Trail trail) {
        TrailSettings settings = trail.settings();
        return software.amazon.awssdk.services.cloudtrail.model.Trail.builder()
                .name(settings.name())
                .s3BucketName(settings.bucket())
                .s3KeyPrefix(settings.prefix())
                .includeGlobalServiceEvents(settings.includeGlobal())
                .isMultiRegionTrail(settings.multiRegion())
                .homeRegion(settings.homeRegion())
                .trailARN(settings.arn())
                .logFileValidationEnabled(settings.logFileValidation())
                .cloudWatchLogsLogGroupArn(settings.logGroupArn())
                .cloudWatchLogsRoleArn(settings.logRoleArn())
                .kmsKeyId(settings.kmsKeyId())
                .hasCustomEventSelectors(settings.selectors().areCustom())
                .hasInsightSelectors(false)
                .isOrganizationTrail(false)
                .build();
    }

    private ListTrailsResponse list() {
        return ListTrailsResponse.builder()
                .trails(trails.all().stream()
                        .map(trail -> TrailInfo.builder()
                                .trailARN(trail.settings().arn())
                                .name(trail.name())
                                .homeRegion(trail.settings().homeRegion())
                                .build())
                        .toList())
                .build();
    }

    private GetTrailStatusResponse status(GetTrailStatusRequest request, Call call) {
        TrailProgress progress = trails.get(request.name(), call).progress();
        return GetTrailStatusResponse.builder()
                .isLogging(progress.logging())
                .startLoggingTime(instant(progress.startedAt()))
                .stopLoggingTime(instant(progress.stoppedAt()))
                .latestDeliveryTime(instant(progress.deliveredAt()))
                .latestDeliveryError(progress.deliveryError())
                .latestDeliveryAttemptTime(text(progress.attemptedAt()))
                .latestDeliveryAttemptSucceeded(progress.deliveryError() == null ? text(progress.deliveredAt()) : "")
                .latestNotificationAttemptTime("")
                .latestNotificationAttemptSucceeded("")
                .latestCloudWatchLogsDeliveryTime(instant(progress.logsDeliveredAt()))
                .latestDigestDeliveryTime(instant(progress.digestDeliveredAt()))
                .latestDigestDeliveryError(progress.digestError())
                .timeLoggingStarted(text(progress.startedAt()))
                .timeLoggingStopped(text(progress.stoppedAt()))
                .build();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static String text(long millis) {
        return millis == 0
                ? ""
                : DateTimeFormatter.ISO_INSTANT.format(
                        Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS));
    }

    private GetInsightSelectorsResponse insights(GetInsightSelectorsRequest request, Call call) {
        Trail trail = trails.get(request.trailName(), call);
        throw AwsException.of(
                "InsightNotEnabledException",
                "Trail " + trail.name() + " does not have Insights enabled. Edit the trail settings to enable Insights,"
                        + " and then try the operation again.");
    }

    private ListPublicKeysResponse keys(ListPublicKeysRequest request) {
        Instant to = request.endTime() == null ? time.now() : request.endTime();
        Instant from = request.startTime() == null ? to.minus(Duration.ofDays(1)) : request.startTime();
        if (from.isAfter(to)) {
            throw AwsException.of("InvalidTimeRangeException", "The StartTime must not be after the EndTime.");
        }
        return ListPublicKeysResponse.builder()
                .publicKeyList(keys.between(from, to).stream()
                        .map(key -> PublicKey.builder()
                                .fingerprint(key.fingerprint())
                                .value(SdkBytes.fromByteArray(key.value()))
                                .validityStartTime(key.from())
                                .validityEndTime(key.to())
                                .build())
                        .toList())
                .build();
    }
}
