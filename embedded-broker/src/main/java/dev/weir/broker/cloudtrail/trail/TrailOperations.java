package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.cloudtrail.trail.TrailProgress.DigestState;
import dev.weir.broker.kms.DataKeys;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/** Making, changing and deleting trails, and switching their logging on and off. */
final class TrailOperations {

    private static final int MOST_IN_A_REGION = 5;

    private final TimeSource time;
    private final Trails trails;
    private final Events events;
    private final TrailDelivery delivery;
    private final ObjectStore objects;
    private final DataKeys keys;

    TrailOperations(
            TimeSource time, Trails trails, Events events, TrailDelivery delivery, ObjectStore objects, DataKeys keys) {
        this.time = time;
        this.trails = trails;
        this.events = events;
        this.delivery = delivery;
        this.objects = objects;
        this.keys = keys;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                new Operation<>("CreateTrail", false, false, CreateTrailRequest::builder, locked(this::create)),
                new Operation<>("UpdateTrail", false, false, UpdateTrailRequest::builder, locked(this::update)),
                new Operation<>("DeleteTrail", false, false, DeleteTrailRequest::builder, locked(this::delete)),
                new Operation<>("StartLogging", false, false, StartLoggingRequest::builder, locked(this::start)),
                new Operation<>("StopLogging", false, false, StopLoggingRequest::builder, locked(this::stop)));
    }

    private <I, O> Operation.Handler<I, O> locked(Operation.Handler<I, O> handler) {
        return (request, call) -> {
            trails.changing().lock();
            try {
                return handler.handle(request, call);
            } finally {
                trails.changing().unlock();
            }
        };
    }

    private CreateTrailResponse create(CreateTrailRequest request, Call call) {
        TrailRules.checkName(request.name());
        refuse(request.snsTopicName(), request.isOrganizationTrail());
        boolean multiRegion = Boolean.TRUE.equals(request.isMultiRegionTrail());
        boolean global = request.includeGlobalServiceEvents() == null || request.includeGlobalServiceEvents();
        checkGlobal(multiRegion, global);
        TrailRules.checkLogs(request.cloudWatchLogsLogGroupArn(), request.cloudWatchLogsRoleArn());
        TrailSettings settings = new TrailSettings(
                request.name(),
                call.caller().accountId(),
                call.region(),
                existing(TrailRules.bucket(request.s3BucketName())),
                TrailRules.prefix(request.s3KeyPrefix()),
                global,
                multiRegion,
                Boolean.TRUE.equals(request.enableLogFileValidation()),
                key(request.kmsKeyId(), call),
                emptyToNull(request.cloudWatchLogsLogGroupArn()),
                emptyToNull(request.cloudWatchLogsRoleArn()),
                Selectors.standard(),
                TagRules.added(Map.of(), request.tagsList()));
        if (trails.named(request.name()) != null) {
            throw AwsException.of(
                    "TrailAlreadyExistsException",
                    "Trail " + request.name() + " already exists for customer: "
                            + call.caller().accountId());
        }
        long here = trails.all().stream()
                .filter(trail -> trail.settings().homeRegion().equals(call.region()))
                .count();
        if (here >= MOST_IN_A_REGION) {
            throw AwsException.of(
                    "MaximumNumberOfTrailsExceededException",
                    "User: " + call.caller().accountId() + " already has " + here + " trails in " + call.region()
                            + ".");
        }
        trails.save(new Trail(settings, TrailProgress.begun(events.head(false), events.head(true))));
        return CreateTrailResponse.builder()
                .name(settings.name())
                .s3BucketName(settings.bucket())
                .s3KeyPrefix(settings.prefix())
                .includeGlobalServiceEvents(settings.includeGlobal())
                .isMultiRegionTrail(settings.multiRegion())
                .trailARN(settings.arn())
                .logFileValidationEnabled(settings.logFileValidation())
                .cloudWatchLogsLogGroupArn(settings.logGroupArn())
                .cloudWatchLogsRoleArn(settings.logRoleArn())
                .kmsKeyId(settings.kmsKeyId())
                .isOrganizationTrail(false)
                .build();
    }

    private UpdateTrailResponse update(UpdateTrailRequest request, Call call) {
        Trail trail = trails.toChange(request.name(), call);
        TrailSettings was = trail.settings();
        refuse(request.snsTopicName(), request.isOrganizationTrail());
        boolean multiRegion = request.isMultiRegionTrail() == null ? was.multiRegion() : request.isMultiRegionTrail();
        boolean global = request.includeGlobalServiceEvents() == null
                ? was.includeGlobal()
                : request.includeGlobalServiceEvents();
        checkGlobal(multiRegion, global);
        String group =
                request.cloudWatchLogsLogGroupArn() == null ? was.logGroupArn() : request.cloudWatchLogsLogGroupArn();
        String role = request.cloudWatchLogsRoleArn() == null ? was.logRoleArn() : request.cloudWatchLogsRoleArn();
        TrailRules.checkLogs(group, role);
        TrailSettings settings = new TrailSettings(
                was.name(),
                was.accountId(),
                was.homeRegion(),
                request.s3BucketName() == null ? was.bucket() : existing(TrailRules.bucket(request.s3BucketName())),
                request.s3KeyPrefix() == null ? was.prefix() : TrailRules.prefix(request.s3KeyPrefix()),
                global,
                multiRegion,
                request.enableLogFileValidation() == null ? was.logFileValidation() : request.enableLogFileValidation(),
                request.kmsKeyId() == null ? was.kmsKeyId() : key(request.kmsKeyId(), call),
                emptyToNull(group),
                emptyToNull(role),
                was.selectors(),
                was.tags());
        trails.save(new Trail(settings, validation(trail, settings)));
        return UpdateTrailResponse.builder()
                .name(settings.name())
                .s3BucketName(settings.bucket())
                .s3KeyPrefix(settings.prefix())
                .includeGlobalServiceEvents(settings.includeGlobal())
                .isMultiRegionTrail(settings.multiRegion())
                .trailARN(settings.arn())
                .logFileValidationEnabled(settings.logFileValidation())
                .cloudWatchLogsLogGroupArn(settings.logGroupArn())
                .cloudWatchLogsRoleArn(settings.logRoleArn())
                .kmsKeyId(settings.kmsKeyId())
                .isOrganizationTrail(false)
                .build();
    }

    /** Switching validation off ends the chain of digests, switching it on begins one. */
    private TrailProgress validation(Trail trail, TrailSettings settings) {
        TrailProgress progress = trail.progress();
        if (!progress.logging()
                || settings.logFileValidation() == trail.settings().logFileValidation()) {
            return progress;
        }
        trails.tables().forgetFiles(trail);
        return progress.withDigests(0, null, beginning(settings));
    }

    private Map<String, DigestState> beginning(TrailSettings settings) {
        return settings.logFileValidation()
                ? Map.of(settings.homeRegion(), DigestState.beginning(time.now().toEpochMilli()))
                : Map.of();
    }

    private DeleteTrailResponse delete(DeleteTrailRequest request, Call call) {
        Trail trail = trails.toChange(request.name(), call);
        if (trail.progress().logging()) {
            trail = delivery.deliver(trail, true);
        }
        trails.delete(trail);
        return DeleteTrailResponse.builder().build();
    }

    private StartLoggingResponse start(StartLoggingRequest request, Call call) {
        Trail trail = trails.toChange(request.name(), call);
        existing(trail.settings().bucket());
        if (!trail.progress().logging()) {
            trails.save(trail.with(trail.progress()
                    .started(
                            time.now().toEpochMilli(),
                            events.head(false),
                            events.head(true),
                            beginning(trail.settings()))));
        }
        return StartLoggingResponse.builder().build();
    }

    private StopLoggingResponse stop(StopLoggingRequest request, Call call) {
        Trail trail = trails.toChange(request.name(), call);
        if (trail.progress().logging()) {
            Trail delivered = delivery.deliver(trail, true);
            trails.tables().forgetFiles(delivered);
            trails.save(delivered.with(delivered.progress().stopped(time.now().toEpochMilli())));
        }
        return StopLoggingResponse.builder().build();
    }

    private String existing(String bucket) {
        if (!objects.bucketExists(bucket)) {
            throw AwsException.of("S3BucketDoesNotExistException", "S3 bucket " + bucket + " does not exist!");
        }
        return bucket;
    }

    private @Nullable String key(@Nullable String asked, Call call) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        try {
            String arn = keys.resolve(call.region(), asked);
            keys.checkUsable(call.region(), arn);
            return arn;
        } catch (AwsException e) {
            throw e.code().contains("Disabled") || e.code().contains("InvalidState")
                    ? AwsException.of("KmsKeyDisabledException", "The KMS key cannot be used: " + e.getMessage())
                    : AwsException.of("KmsKeyNotFoundException", "The KMS key was not found: " + e.getMessage());
        }
    }

    private static void checkGlobal(boolean multiRegion, boolean global) {
        if (multiRegion && !global) {
            throw AwsException.of(
                    "InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        }
    }

    private static void refuse(@Nullable String topic, @Nullable Boolean ofOrganization) {
        if (topic != null && !topic.isEmpty()) {
            throw AwsException.of(
                    "InsufficientSnsTopicPolicyException",
                    "SNS Topic does not exist or the topic policy is incorrect!");
        }
        if (Boolean.TRUE.equals(ofOrganization)) {
            throw AwsException.of("OrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
