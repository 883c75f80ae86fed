package dev.weir.app.delivery.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.Tag;

/** A delivery stream as text says the same in each of its languages. */
class CodeTextTest {

    private static final String QUERY = "{customer: .customer, \"day\": (.ts | strftime(\"%Y-%m-%d\"))}";

    private static CreateDeliveryStreamRequest s3() {
        return CreateDeliveryStreamRequest.builder()
                .deliveryStreamName("7-orders.to-s3")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/orders")
                                .roleARN("arn:aws:iam::000000000000:role/firehose"))
                .deliveryStreamEncryptionConfigurationInput(input -> input.keyType(KeyType.AWS_OWNED_CMK))
                .tags(Tag.builder().key("team: \"a\"").value("yes").build())
                .extendedS3DestinationConfiguration(s3 -> s3.bucketARN("arn:aws:s3:::orders")
                        .roleARN("arn:aws:iam::000000000000:role/firehose")
                        .prefix("o'rders/!{timestamp:yyyy/MM/dd}/${x}/")
                        .bufferingHints(hints -> hints.sizeInMBs(128).intervalInSeconds(60))
                        .compressionFormat(CompressionFormat.GZIP)
                        .dynamicPartitioningConfiguration(
                                partitioning -> partitioning.enabled(true).retryOptions(r -> r.durationInSeconds(300)))
                        .processingConfiguration(processing -> processing
                                .enabled(true)
                                .processors(processor -> processor
                                        .type(ProcessorType.METADATA_EXTRACTION)
                                        .parameters(
                                                p -> p.parameterName(ProcessorParameterName.METADATA_EXTRACTION_QUERY)
                                                        .parameterValue(QUERY),
                                                p -> p.parameterName(ProcessorParameterName.JSON_PARSING_ENGINE)
                                                        .parameterValue("JQ-1.6")))))
                .build();
    }

    private static CreateDeliveryStreamRequest http() {
        return CreateDeliveryStreamRequest.builder()
                .deliveryStreamName("collect")
                .httpEndpointDestinationConfiguration(http -> http.endpointConfiguration(endpoint ->
                                endpoint.url("https://c.example.com").accessKey("top secret"))
                        .s3Configuration(s3 -> s3.bucketARN("arn:aws:s3:::b").roleARN("arn:aws:iam::1:role/r")))
                .build();
    }

    @Test
    void theCommandHasTheRequestAsJson() throws Exception {
        Connection connection = TestWorkspace.connection(Connection.Kind.TEST);
        String text = CliText.of("create-delivery-stream", s3(), connection);
        assertThat(text).startsWith("aws firehose create-delivery-stream --region eu-central-1 --cli-input-json '");
        String json =
                text.substring(text.indexOf('\'') + 1, text.lastIndexOf('\'')).replace("'\\''", "'");
        JsonNode request = new ObjectMapper().readTree(json);
        assertThat(request.at("/DeliveryStreamName").asText()).isEqualTo("7-orders.to-s3");
        assertThat(request.at("/ExtendedS3DestinationConfiguration/Prefix").asText())
                .isEqualTo("o'rders/!{timestamp:yyyy/MM/dd}/${x}/");
        assertThat(request.at(
                                "/ExtendedS3DestinationConfiguration/ProcessingConfiguration/Processors/0/Parameters/0/ParameterValue")
                        .asText())
                .isEqualTo(QUERY);
        assertThat(request.at("/ExtendedS3DestinationConfiguration/BufferingHints/SizeInMBs")
                        .asInt())
                .isEqualTo(128);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTemplateIsYamlOfTheSameRequest() {
        Map<String, Object> template = new Yaml().load(CloudFormationText.of(s3()));
        Map<String, Object> resource =
                (Map<String, Object>) ((Map<String, Object>) template.get("Resources")).get("DeliveryStream");
        assertThat(resource).containsEntry("Type", "AWS::KinesisFirehose::DeliveryStream");
        assertThat(resource.get("Properties")).isEqualTo(RequestMap.of(s3()));
    }

    @Test
    void secretsAreParametersAndNeverText() {
        String template = CloudFormationText.of(http());
        Map<String, Object> read = new Yaml().load(template);
        assertThat(read.get("Parameters")).isEqualTo(Map.of("AccessKey", Map.of("Type", "String", "NoEcho", true)));
        assertThat(template).contains("Ref: AccessKey");
        String terraform = TerraformText.of(http());
        assertThat(terraform).contains("access_key = var.access_key").contains("variable \"access_key\"");
        String cli = CliText.of("create-delivery-stream", http(), TestWorkspace.connection(Connection.Kind.TEST));
        assertThat(cli).contains("REPLACE-ME");
        assertThat(List.of(template, terraform, cli)).noneMatch(text -> text.contains("top secret"));
    }

    @Test
    void terraformHasTheProvidersNamesInBalancedBlocks() {
        String text = TerraformText.of(s3());
        assertThat(text)
                .contains("resource \"aws_kinesis_firehose_delivery_stream\" \"delivery_7-orders_to-s3\" {")
                .contains("destination = \"extended_s3\"")
                .contains("kinesis_source_configuration {")
                .contains("server_side_encryption {")
                .contains("extended_s3_configuration {")
                .containsPattern("buffering_size += 128")
                .containsPattern("buffering_interval += 60")
                .contains("dynamic_partitioning_configuration {")
                .containsPattern("retry_duration += 300")
                .contains("processors {")
                .contains("parameter_name  = \"MetadataExtractionQuery\"")
                .contains("\"o'rders/!{timestamp:yyyy/MM/dd}/$${x}/\"")
                .contains("\"team: \\\"a\\\"\" = \"yes\"");
        assertBalanced(text);
        assertBalanced(TerraformText.of(http()));
    }

    /** Braces outside of quotes open and close, and every line is a block, its end, or an argument. */
    private static void assertBalanced(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String bare = line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"").strip();
            assertThat(bare).matches("|\\}|[a-z0-9_]+( \"\")* \\{|([a-z0-9_]+|\"\") *= *(\"\"|[a-z0-9_.]+|\\{)");
            if (bare.endsWith("{")) {
                open.push(number);
            } else if (bare.equals("}")) {
                assertThat(open).as("line " + number).isNotEmpty();
                open.pop();
            }
        }
        assertThat(open).isEmpty();
    }
}
