package dev.weir.broker.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.s3.S3Client;

/** What is done to buckets is in the audit log as management events; what is done to objects is not among those. */
class S3EventsTest {

    @Test
    void bucketsAreManaged() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                S3Client s3 = S3Clients.sync(broker);
                CloudTrailClient trail = CloudTrailClient.builder()
                        .endpointOverride(broker.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(S3Clients.CREDENTIALS)
                        .httpClientBuilder(ApacheHttpClient.builder())
                        .build()) {
            s3.createBucket(r -> r.bucket("watched"));
            s3.putObject(r -> r.bucket("watched").key("k"), RequestBody.fromString("x"));
            var events = trail.lookupEvents(r -> r.lookupAttributes(a ->
                            a.attributeKey(LookupAttributeKey.RESOURCE_NAME).attributeValue("watched")))
                    .events();
            assertThat(events).extracting(Event::eventName).contains("CreateBucket");
            Event created = events.stream()
                    .filter(event -> event.eventName().equals("CreateBucket"))
                    .findFirst()
                    .orElseThrow();
            assertThat(created.eventSource()).isEqualTo("s3.amazonaws.com");
            assertThat(created.resources().getFirst().resourceType()).isEqualTo("AWS::S3::Bucket");
            assertThat(created.cloudTrailEvent()).contains("\"managementEvent\":true");
            assertThat(events).extracting(Event::eventName).doesNotContain("PutObject");
        }
    }
}
