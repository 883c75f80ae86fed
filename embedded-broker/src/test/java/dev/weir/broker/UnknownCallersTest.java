package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Which failed calls become CloudTrail events. As on AWS: a call that fails authentication belongs to no account and
 * leaves no event, nor does the name of an operation that no service has; whatever came after that does.
 */
class UnknownCallersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void onlyCallsOfSomebodyToSomethingAreJournaled() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                RawHttp http = new RawHttp(broker.endpoint())) {
            Map<String, String> unsigned = RawHttp.kinesisJson("DescribeLimits");
            unsigned.remove("Authorization");
            assertThat(http.post(unsigned, utf8("{}")).statusCode()).isEqualTo(400);
            assertThat(http.post(RawHttp.kinesisJson("Nonsense"), utf8("{}")).statusCode())
                    .isEqualTo(400);
            assertThat(http.post(RawHttp.kinesisJson("CreateStream"), utf8("{}"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(http.post(RawHttp.kinesisJson("DeleteStream"), utf8("{\"StreamName\":1}"))
                            .statusCode())
                    .isEqualTo(400);

            JsonNode found = JSON.readTree(http.post(
                            RawHttp.headers(
                                    "cloudtrail", "CloudTrail_20131101.LookupEvents", "application/x-amz-json-1.1"),
                            utf8("{}"))
                    .body());
            List<String> events = new ArrayList<>();
            for (JsonNode event : found.get("Events")) {
                JsonNode record = JSON.readTree(event.get("CloudTrailEvent").asText());
                events.add(record.get("eventName").asText() + " "
                        + record.path("errorCode").asText());
            }
            assertThat(events)
                    .containsExactlyInAnyOrder(
                            "CreateStream ValidationException", "DeleteStream SerializationException");
        }
    }
}
