package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.call.ServiceId;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.TagResourceResponse;

class EventJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aManagementEventIsWrittenAsCloudTrailWritesIt() throws Exception {
        try (AuditFixture fixture = new AuditFixture()) {
            Call call = fixture.call(AuditFixture.CREATE, AuditFixture.ADA);
            CreateStreamRequest request = CreateStreamRequest.builder()
                    .streamName("orders")
                    .shardCount(2)
                    .tags(Collections.singletonMap("team", "sales"))
                    .build();
            fixture.log.record(new Outcome(
                    call,
                    AuditFixture.CREATE,
                    request,
                    CreateStreamResponse.builder().build(),
                    null,
                    fixture.time.now()));
            Event event = fixture.all().getFirst();
            assertThat(json.readTree(event.cloudTrailEvent())).isEqualTo(json.readTree("""
                    {
                      "eventVersion": "1.11",
                      "userIdentity": {
                        "type": "IAMUser",
                        "principalId": "AIDAADA",
                        "arn": "arn:aws:iam::000000000000:user/ada",
                        "accountId": "000000000000",
                        "accessKeyId": "AKIDADA",
                        "userName": "ada"
                      },
                      "eventTime": "2026-03-01T10:00:00Z",
                      "eventSource": "kinesis.amazonaws.com",
                      "eventName": "CreateStream",
                      "awsRegion": "us-east-1",
                      "sourceIPAddress": "127.0.0.1",
                      "userAgent": "aws-cli/2",
                      "requestParameters": {"streamName": "orders", "shardCount": 2, "tags": {"team": "sales"}},
                      "responseElements": null,
                      "requestID": "request-1",
                      "eventID": "%s",
                      "readOnly": false,
                      "resources": [{
                        "accountId": "000000000000",
                        "type": "AWS::Kinesis::Stream",
                        "ARN": "arn:aws:kinesis:us-east-1:000000000000:stream/orders"
                      }],
                      "eventType": "AwsApiCall",
                      "managementEvent": true,
                      "recipientAccountId": "000000000000",
                      "eventCategory": "Management"
                    }
                    """.formatted(event.eventId())));
            assertThat(event.username()).isEqualTo("ada");
            assertThat(event.accessKeyId()).isEqualTo("AKIDADA");
            assertThat(event.readOnly()).isEqualTo("false");
            assertThat(event.eventSource()).isEqualTo("kinesis.amazonaws.com");
            assertThat(event.eventTime()).isEqualTo(AuditFixture.START);
            assertThat(event.resources().getFirst().resourceName()).isEqualTo("orders");
        }
    }

    @Test
    void recordsAreCountedAndTheirDataIsNowhere() throws Exception {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.wantData();
            PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
                    .partitionKey("customer-1")
                    .data(SdkBytes.fromUtf8String("secret"))
                    .build();
            fixture.record(
                    AuditFixture.PUT,
                    AuditFixture.ROOT,
                    PutRecordsRequest.builder()
                            .streamName("orders")
                            .records(Collections.nCopies(500, entry))
                            .build(),
                    null);
            var event = json.readTree(fixture.data().getFirst());
            assertThat(event.get("requestParameters"))
                    .isEqualTo(json.readTree("{\"streamName\": \"orders\", \"recordCount\": 500}"));
            assertThat(event.get("managementEvent").asBoolean()).isFalse();
            assertThat(event.get("eventCategory").asText()).isEqualTo("Data");
            assertThat(event.get("userIdentity").get("type").asText()).isEqualTo("Root");
        }
    }

    @Test
    void aSingleRecordTellsItsPlaceButNotItsData() throws Exception {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.wantData();
            fixture.log.record(new Outcome(
                    fixture.call(AuditFixture.PUT, AuditFixture.ROOT),
                    AuditFixture.PUT,
                    PutRecordRequest.builder()
                            .streamName("orders")
                            .partitionKey("k")
                            .data(SdkBytes.fromUtf8String("secret"))
                            .build(),
                    PutRecordResponse.builder()
                            .shardId("shardId-000000000000")
                            .sequenceNumber("495")
                            .build(),
                    null,
                    fixture.time.now()));
            var event = json.readTree(fixture.data().getFirst());
            assertThat(event.get("requestParameters")).isEqualTo(json.readTree("{\"streamName\": \"orders\"}"));
            assertThat(event.get("responseElements"))
                    .isEqualTo(json.readTree("{\"shardId\": \"shardId-000000000000\", \"sequenceNumber\": \"495\"}"));
        }
    }

    @Test
    void aResourceArnNamesItsStreamAndMembersNewerThanTheSdkAreTold() throws Exception {
        try (AuditFixture fixture = new AuditFixture()) {
            String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
            Call call = new Call(
                            "r-8",
                            ServiceId.KINESIS,
                            "TagResource",
                            AuditFixture.ROOT,
                            "us-east-1",
                            "127.0.0.1",
                            "",
                            fixture.time.now())
                    .withNewerMembers(Map.of("StreamId", "id"));
            var request = TagResourceRequest.builder()
                    .resourceARN(arn)
                    .tags(Map.of("a", "b"))
                    .build();
            fixture.log.record(new Outcome(
                    call, null, request, TagResourceResponse.builder().build(), null, fixture.time.now()));
            var event = json.readTree(fixture.all().getFirst().cloudTrailEvent());
            assertThat(event.get("requestParameters"))
                    .isEqualTo(json.readTree(
                            "{\"tags\": {\"a\": \"b\"}, \"resourceARN\": \"" + arn + "\", \"streamId\": \"id\"}"));
            assertThat(event.at("/resources/0/ARN").asText()).isEqualTo(arn);
        }
    }

    @Test
    void aFailedCallTellsItsErrorAndACallOfNoOperationIsToldToo() throws Exception {
        try (AuditFixture fixture = new AuditFixture()) {
            Call call = new Call(
                    "r-9",
                    ServiceId.KINESIS,
                    "Nonsense",
                    AuditFixture.ROOT,
                    "us-east-1",
                    "127.0.0.1",
                    "",
                    fixture.time.now());
            fixture.log.record(new Outcome(
                    call, null, null, null, AwsException.of("UnknownOperationException", "No."), fixture.time.now()));
            var event = json.readTree(fixture.all().getFirst().cloudTrailEvent());
            assertThat(event.get("errorCode").asText()).isEqualTo("UnknownOperationException");
            assertThat(event.get("errorMessage").asText()).isEqualTo("No.");
            assertThat(event.get("requestParameters").isNull()).isTrue();
            assertThat(event.has("resources")).isFalse();
        }
    }
}
