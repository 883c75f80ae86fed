package dev.weir.broker.cloudtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.TrailBroker;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.Tag;

/** Trails as the SDK's client makes, changes, tells and deletes them. */
class TrailsTest {

    private static TrailBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new TrailBroker(null, new ManualTime(Instant.parse("2026-03-01T10:00:00Z")));
        broker.s3.createBucket(r -> r.bucket("trails"));
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    private static void create(String name) {
        broker.trail.createTrail(r -> r.name(name).s3BucketName("trails"));
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(CloudTrailException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.awsErrorDetails().errorMessage()).isNotEmpty();
        });
    }

    @Test
    void aTrailLivesFromItsCreationToItsEnd() {
        String arn = broker.trail
                .createTrail(r -> r.name("life")
                        .s3BucketName("trails")
                        .s3KeyPrefix("p")
                        .isMultiRegionTrail(true)
                        .enableLogFileValidation(true)
                        .tagsList(Tag.builder().key("team").value("sales").build()))
                .trailARN();
        assertThat(arn).isEqualTo("arn:aws:cloudtrail:us-east-1:000000000000:trail/life");
        var told = broker.trail.getTrail(r -> r.name(arn)).trail();
        assertThat(told.s3KeyPrefix()).isEqualTo("p");
        assertThat(told.homeRegion()).isEqualTo("us-east-1");
        assertThat(told.includeGlobalServiceEvents()).isTrue();
        assertThat(told.logFileValidationEnabled()).isTrue();
        assertThat(told.hasCustomEventSelectors()).isFalse();
        assertThat(broker.trail.getTrailStatus(r -> r.name("life")).isLogging()).isFalse();
        broker.trail.startLogging(r -> r.name("life"));
        var status = broker.trail.getTrailStatus(r -> r.name(arn));
        assertThat(status.isLogging()).isTrue();
        assertThat(status.startLoggingTime()).isEqualTo(broker.time.now());
        broker.trail.stopLogging(r -> r.name("life"));
        assertThat(broker.trail.getTrailStatus(r -> r.name(arn)).stopLoggingTime())
                .isEqualTo(broker.time.now());
        broker.trail.updateTrail(r -> r.name("life").isMultiRegionTrail(false).s3KeyPrefix(""));
        assertThat(broker.trail.getTrail(r -> r.name("life")).trail().s3KeyPrefix())
                .isNull();
        assertThat(broker.trail
                        .listTags(r -> r.resourceIdList(arn))
                        .resourceTagList()
                        .getFirst()
                        .tagsList())
                .extracting(Tag::key)
                .containsExactly("team");
        broker.trail.addTags(r ->
                r.resourceId(arn).tagsList(Tag.builder().key("a").value("b").build()));
        broker.trail.removeTags(
                r -> r.resourceId(arn).tagsList(Tag.builder().key("team").build()));
        assertThat(broker.trail
                        .listTags(r -> r.resourceIdList(arn))
                        .resourceTagList()
                        .getFirst()
                        .tagsList())
                .extracting(Tag::key)
                .containsExactly("a");
        assertThat(broker.trail.listTrails(r -> {}).trails())
                .anyMatch(trail -> trail.trailARN().equals(arn));
        broker.trail.deleteTrail(r -> r.name(arn));
        refused("TrailNotFoundException", () -> broker.trail.getTrail(r -> r.name("life")));
        assertThat(broker.trail.describeTrails(r -> r.trailNameList("life")).trailList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "../../etc/passwd",
                "-begins",
                "ends-",
                "two..dots",
                "a--b",
                "with space",
                "192.168.5.4",
                "slash/name",
                "line\nbreak"
            })
    void aNameThatIsNoneIsRefused(String name) {
        refused("InvalidTrailNameException", () -> create(name));
        refused("InvalidTrailNameException", () -> create("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "a/../b", "/begins", "a\u0007bell"})
    void aPrefixThatClimbsIsRefused(String prefix) {
        refused(
                "InvalidS3PrefixException",
                () -> broker.trail.createTrail(
                        r -> r.name("climber").s3BucketName("trails").s3KeyPrefix(prefix)));
        refused(
                "InvalidS3PrefixException",
                () -> broker.trail.createTrail(
                        r -> r.name("climber").s3BucketName("trails").s3KeyPrefix("x".repeat(201))));
    }

    static List<org.junit.jupiter.params.provider.Arguments> wrong() {
        return List.of(
                row("S3BucketDoesNotExistException", r -> r.s3BucketName("nowhere-at-all")),
                row("InvalidS3BucketNameException", r -> r.s3BucketName("No_Bucket")),
                row("InvalidS3BucketNameException", r -> r.s3BucketName("")),
                row(
                        "InvalidParameterCombinationException",
                        r -> r.isMultiRegionTrail(true).includeGlobalServiceEvents(false)),
                row("InsufficientSnsTopicPolicyException", r -> r.snsTopicName("topic")),
                row("OrganizationsNotInUseException", r -> r.isOrganizationTrail(true)),
                row("KmsKeyNotFoundException", r -> r.kmsKeyId("alias/none")),
                row(
                        "InvalidCloudWatchLogsRoleArnException",
                        r -> r.cloudWatchLogsLogGroupArn("arn:aws:logs:us-east-1:000000000000:log-group:g:*")),
                row(
                        "InvalidCloudWatchLogsLogGroupArnException",
                        r -> r.cloudWatchLogsLogGroupArn("g")
                                .cloudWatchLogsRoleArn("arn:aws:iam::000000000000:role/r")),
                row(
                        "InvalidTagParameterException",
                        r -> r.tagsList(Tag.builder().key("aws:x").value("y").build())));
    }

    private static org.junit.jupiter.params.provider.Arguments row(
            String code, Consumer<CreateTrailRequest.Builder> change) {
        return org.junit.jupiter.params.provider.Arguments.of(code, change);
    }

    @ParameterizedTest(name = "{0}")
    @org.junit.jupiter.params.provider.MethodSource("wrong")
    void whatCannotBeIsRefusedInTheServicesWords(String code, Consumer<CreateTrailRequest.Builder> change) {
        refused(
                code,
                () -> broker.trail.createTrail(
                        r -> change.accept(r.name("wrong").s3BucketName("trails"))));
    }

    @Test
    void aTrailOfAllRegionsIsSeenEverywhereAndChangedAtHome() {
        broker.trail.createTrail(
                r -> r.name("all-regions").s3BucketName("trails").isMultiRegionTrail(true));
        create("one-region");
        try (CloudTrailClient elsewhere = CloudTrailClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(() -> software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create("k", "s"))
                .build()) {
            assertThat(elsewhere.describeTrails().trailList())
                    .extracting(trail -> trail.name())
                    .contains("all-regions")
                    .doesNotContain("one-region");
            assertThat(elsewhere
                            .describeTrails(r -> r.includeShadowTrails(false))
                            .trailList())
                    .isEmpty();
            refused("InvalidHomeRegionException", () -> elsewhere.startLogging(r -> r.name("all-regions")));
            refused("TrailNotFoundException", () -> elsewhere.getTrail(r -> r.name("one-region")));
        }
        refused("TrailAlreadyExistsException", () -> create("one-region"));
        refused("CloudTrailARNInvalidException", () -> broker.trail.getTrail(r -> r.name("arn:aws:nonsense")));
        refused("InsightNotEnabledException", () -> broker.trail.getInsightSelectors(r -> r.trailName("one-region")));
        broker.trail.deleteTrail(r -> r.name("all-regions"));
        broker.trail.deleteTrail(r -> r.name("one-region"));
    }

    @Test
    void aRegionHasFiveTrails() {
        for (int each = 0; each < 5; each++) {
            create("one-of-" + each);
        }
        refused("MaximumNumberOfTrailsExceededException", () -> create("one-of-6"));
        for (int each = 0; each < 5; each++) {
            String name = "one-of-" + each;
            broker.trail.deleteTrail(r -> r.name(name));
        }
    }

    @Test
    void selectorsAreToldAsTheyWereGiven() {
        create("selecting");
        assertThat(broker.trail.getEventSelectors(r -> r.trailName("selecting")).eventSelectors())
                .singleElement()
                .satisfies(each -> assertThat(each.includeManagementEvents()).isTrue());
        EventSelector basic = EventSelector.builder()
                .readWriteType("WriteOnly")
                .includeManagementEvents(true)
                .dataResources(DataResource.builder()
                        .type("AWS::S3::Object")
                        .values("arn:aws:s3:::trails/")
                        .build())
                .excludeManagementEventSources("kms.amazonaws.com")
                .build();
        broker.trail.putEventSelectors(r -> r.trailName("selecting").eventSelectors(basic));
        assertThat(broker.trail.getEventSelectors(r -> r.trailName("selecting")).eventSelectors())
                .containsExactly(basic);
        assertThat(broker.trail.getTrail(r -> r.name("selecting")).trail().hasCustomEventSelectors())
                .isTrue();
        AdvancedEventSelector advanced = AdvancedEventSelector.builder()
                .name("streams")
                .fieldSelectors(
                        field("eventCategory", "Data"),
                        field("resources.type", "AWS::Kinesis::Stream"),
                        AdvancedFieldSelector.builder()
                                .field("resources.ARN")
                                .startsWith("arn:aws:kinesis:us-east-1:000000000000:stream/o")
                                .build())
                .build();
        broker.trail.putEventSelectors(r -> r.trailName("selecting").advancedEventSelectors(advanced));
        var told = broker.trail.getEventSelectors(r -> r.trailName("selecting"));
        assertThat(told.advancedEventSelectors()).containsExactly(advanced);
        assertThat(told.eventSelectors()).isEmpty();
        broker.trail.deleteTrail(r -> r.name("selecting"));
    }

    private static AdvancedFieldSelector field(String name, String value) {
        return AdvancedFieldSelector.builder().field(name).equalsValue(value).build();
    }

    @ParameterizedTest(name = "{0} {1}, {2} {3}")
    @CsvSource({
        "eventCategory, Insight, resources.type, AWS::S3::Object",
        "eventCategory, Data, readOnly, true",
        "eventCategory, Management, resources.type, AWS::S3::Object",
        "eventCategory, Management, readOnly, maybe",
        "eventCategory, Management, shoeSize, 43",
        "readOnly, true, eventName, CreateStream"
    })
    void selectorsThatSayNothingAreRefused(String one, String value, String other, String otherValue) {
        create("refusing");
        refused(
                "InvalidEventSelectorsException",
                () -> broker.trail.putEventSelectors(r -> r.trailName("refusing")
                        .advancedEventSelectors(s -> s.fieldSelectors(field(one, value), field(other, otherValue)))));
        refused(
                "InvalidEventSelectorsException",
                () -> broker.trail.putEventSelectors(r -> r.trailName("refusing")
                        .eventSelectors(s -> s.dataResources(
                                d -> d.type("AWS::Kinesis::Stream").values("arn:aws:kinesis")))));
        refused("InvalidEventSelectorsException", () -> broker.trail.putEventSelectors(r -> r.trailName("refusing")));
        broker.trail.deleteTrail(r -> r.name("refusing"));
    }

    @Test
    void trailsAreThereAfterARestart(@TempDir Path folder) throws Exception {
        ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
        try (TrailBroker before = new TrailBroker(folder, time)) {
            before.s3.createBucket(r -> r.bucket("trails"));
            before.trail.createTrail(r -> r.name("kept").s3BucketName("trails").enableLogFileValidation(true));
            before.trail.startLogging(r -> r.name("kept"));
            before.trail.putEventSelectors(r -> r.trailName("kept").eventSelectors(s -> s.readWriteType("ReadOnly")));
        }
        try (TrailBroker after = new TrailBroker(folder, time)) {
            assertThat(after.trail.getTrailStatus(r -> r.name("kept")).isLogging())
                    .isTrue();
            assertThat(after.trail.getEventSelectors(r -> r.trailName("kept")).eventSelectors())
                    .singleElement()
                    .satisfies(each -> assertThat(each.readWriteTypeAsString()).isEqualTo("ReadOnly"));
        }
    }
}
