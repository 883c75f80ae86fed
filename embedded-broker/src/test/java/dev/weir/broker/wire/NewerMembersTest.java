package dev.weir.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Document;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests of which the SDK has no class are read, checked and written by the service's model alone. */
class NewerMembersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CHANNEL = """
            {"ChannelName":"c","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r",
             "StreamConfigurationList":[{"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s",
               "RecordConfiguration":{"RecordFormatType":"%s"},"Unheard":{"of":[1]}}],
             "S3DestinationConfiguration":{"DataFreshnessInSeconds":60,
               "StorageConfiguration":{"BucketARN":"arn:aws:s3:::bucket","ExpectedBucketOwner":"123456789012",
                 "CompressionType":"GZIP"}},
             "LoggingConfiguration":{"CloudWatchLogs":{"Enabled":true}},
             "Tags":{"k":"v"}}
            """;

    private static Document read(Protocol protocol, byte[] body) {
        NewerMembers newer = NewerMembers.of(ServiceId.KINESIS, "CreateChannel");
        Document.Builder builder = Document.builder();
        protocol.read(new HttpRequest("POST", "/", "", Map.of(), body, false, "127.0.0.1"), builder, newer);
        newer.values().forEach(builder::put);
        return builder.build();
    }

    private static byte[] json(String format) {
        return CHANNEL.formatted(format).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nestedStructuresListsAndMapsAreReadInEachFormat() throws IOException {
        Document document = read(DocumentProtocol.JSON_1_1, json("JSON"));
        JsonNode tree = JSON.readTree(json("JSON"));
        assertThat(read(DocumentProtocol.CBOR_1_1, new CBORMapper().writeValueAsBytes(tree)))
                .isEqualTo(document);
        assertThat(document.get("Tags")).isEqualTo(Map.of("k", "v"));
        Document stream = (Document) ((List<?>) document.get("StreamConfigurationList")).getFirst();
        assertThat(stream.get("Unheard")).isNull();
        Document s3 = (Document) document.get("S3DestinationConfiguration");
        assertThat(s3.get("DataFreshnessInSeconds")).isEqualTo(60);
        assertThat(((Document) s3.get("StorageConfiguration")).text("CompressionType"))
                .isEqualTo("GZIP");

        var answer = DocumentProtocol.JSON_1_1
                .answer("CreateChannel", document, "id")
                .body();
        byte[] written = new byte[answer.remaining()];
        answer.get(written);
        ((com.fasterxml.jackson.databind.node.ObjectNode) tree.at("/StreamConfigurationList/0")).remove("Unheard");
        assertThat(JSON.readTree(written)).isEqualTo(tree);
    }

    @Test
    void boundsHoldInsideToo() {
        Document document = read(DocumentProtocol.JSON_1_1, json("XML"));
        assertThatThrownBy(() -> Validation.check(ServiceId.KINESIS, "CreateChannel", document, Map.of()))
                .hasMessage("1 validation error detected: Value 'XML' at"
                        + " 'streamConfigurationList.1.member.recordConfiguration.recordFormatType' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [GSR_JSON, JSON, STRING, BYTE_ARRAY]");
        assertThatThrownBy(() -> Validation.check(
                        ServiceId.KINESIS, "CreateChannel", document.with("ChannelName", ""), Map.of()))
                .hasMessageContaining("Value '' at 'channelName'");
        assertThatThrownBy(() -> Validation.check(ServiceId.KINESIS, "CreateChannel", Document.empty(), Map.of()))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining(
                        "Value null at 'channelName' failed to satisfy constraint: Member must not be null")
                .hasMessageContaining("Value null at 'streamConfigurationList'");
    }

    @Test
    void aWrongTypeInsideIsRefused() {
        byte[] body = new String(json("JSON"), StandardCharsets.UTF_8)
                .replace("60", "\"soon\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(DocumentProtocol.JSON_1_1, body))
                .hasMessage("STRING_VALUE can not be converted to an Integer");
    }
}
