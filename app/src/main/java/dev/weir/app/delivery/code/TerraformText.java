package dev.weir.app.delivery.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/**
 * A delivery stream as a resource of Terraform's AWS provider, {@code aws_kinesis_firehose_delivery_stream}. The provider
 * has its own names for some of the API's members and flattens a few.
 */
public final class TerraformText {

    /** Members whose members stand in the block around them. */
    private static final List<String> FLATTENED =
            List.of("BufferingHints", "RetryOptions", "EndpointConfiguration", "CopyCommand");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("SizeInMBs", "buffering_size"),
            Map.entry("IntervalInSeconds", "buffering_interval"),
            Map.entry("DurationInSeconds", "retry_duration"),
            Map.entry("CloudWatchLoggingOptions", "cloudwatch_logging_options"),
            Map.entry("HECEndpoint", "hec_endpoint"),
            Map.entry("HECEndpointType", "hec_endpoint_type"),
            Map.entry("HECToken", "hec_token"),
            Map.entry("HECAcknowledgmentTimeoutInSeconds", "hec_acknowledgment_timeout"),
            Map.entry("ClusterJDBCURL", "cluster_jdbcurl"),
            Map.entry("DataTableName", "data_table_name"),
            Map.entry("OpenXJsonSerDe", "open_x_json_ser_de"),
            Map.entry("HiveJsonSerDe", "hive_json_ser_de"),
            Map.entry("ParquetSerDe", "parquet_ser_de"),
            Map.entry("OrcSerDe", "orc_ser_de"),
            Map.entry("AttributeName", "name"),
            Map.entry("AttributeValue", "value"));

    /** Lists of which each element is a block, by the block's name. */
    private static final Map<String, String> BLOCKS =
            Map.of("Processors", "processors", "Parameters", "parameters", "CommonAttributes", "common_attributes");

    private static final Map<String, String> DESTINATIONS = Map.of(
            "ExtendedS3DestinationConfiguration", "extended_s3",
            "HttpEndpointDestinationConfiguration", "http_endpoint",
            "SplunkDestinationConfiguration", "splunk",
            "AmazonopensearchserviceDestinationConfiguration", "opensearch",
            "ElasticsearchDestinationConfiguration", "elasticsearch",
            "RedshiftDestinationConfiguration", "redshift");

    private final Hcl hcl = new Hcl();
    private final TreeSet<String> secrets = new TreeSet<>();

    private TerraformText() {}

    /** The resource. Secrets are variables. */
    public static String of(CreateDeliveryStreamRequest request) {
        return new TerraformText().write(RequestMap.of(request));
    }

    private String write(Map<String, Object> request) {
        String name = String.valueOf(request.get("DeliveryStreamName"));
        hcl.block(
                "resource \"aws_kinesis_firehose_delivery_stream\" " + Hcl.quoted(identifier(name)),
                () -> resource(name, request));
        String variables =
                String.join("", secrets.stream().map(TerraformText::variable).toList());
        return hcl.text() + variables;
    }

    private static String variable(String name) {
        return "\nvariable \"" + name + "\" {\n  type      = string\n  sensitive = true\n}\n";
    }

    private void resource(String name, Map<String, Object> request) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        DESTINATIONS.forEach((member, destination) -> {
            if (request.containsKey(member)) {
                arguments.put("destination", destination);
            }
        });
        if (request.get("Tags") instanceof List<?> tags && !tags.isEmpty()) {
            arguments.put("tags", tags(tags));
        }
        hcl.arguments(arguments);
        if (request.get("KinesisStreamSourceConfiguration") instanceof Map<?, ?> source) {
            hcl.block(
                    "kinesis_source_configuration",
                    () -> hcl.arguments(ordered(
                            "kinesis_stream_arn",
                            text(source, "KinesisStreamARN"),
                            "role_arn",
                            text(source, "RoleARN"))));
        }
        if (request.get("DeliveryStreamEncryptionConfigurationInput") instanceof Map<?, ?> encryption) {
            hcl.block("server_side_encryption", () -> encryption(encryption));
        }
        DESTINATIONS.forEach((member, destination) -> {
            if (request.get(member) instanceof Map<?, ?> configuration) {
                hcl.block(destination + "_configuration", () -> members(configuration));
            }
        });
    }

    private void encryption(Map<?, ?> encryption) {
        Map<String, Object> arguments = ordered("enabled", true, "key_type", text(encryption, "KeyType"));
        Object key = encryption.get("KeyARN");
        if (key != null) {
            arguments.put("key_arn", key);
        }
        hcl.arguments(arguments);
    }

    private static String text(Map<?, ?> map, String member) {
        return String.valueOf(map.get(member));
    }

    private static Map<String, Object> tags(List<?> tags) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object tag : tags) {
            if (tag instanceof Map<?, ?> pair) {
                named.put(String.valueOf(pair.get("Key")), String.valueOf(pair.get("Value")));
            }
        }
        return named;
    }

    private void members(Map<?, ?> members) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        gather(members, arguments);
        hcl.arguments(arguments);
        nested(members);
    }

    private void gather(Map<?, ?> members, Map<String, Object> arguments) {
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (RequestMap.SECRET.equals(value)) {
                secrets.add(snake(name));
                arguments.put(snake(name), new Hcl.Expression("var." + snake(name)));
            } else if (value instanceof Map<?, ?> map) {
                if (FLATTENED.contains(name)) {
                    gather(map, arguments);
                } else if (map.get("KMSEncryptionConfig") instanceof Map<?, ?> sealing) {
                    arguments.put("kms_key_arn", sealing.get("AWSKMSKeyARN"));
                }
            } else if (!(value instanceof List<?>)) {
                arguments.put(snake(name), value);
            }
        });
    }

    private void nested(Map<?, ?> members) {
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> map && FLATTENED.contains(name)) {
                nested(map);
            } else if (value instanceof Map<?, ?> map && !name.equals("EncryptionConfiguration")) {
                hcl.block(snake(name), () -> members(map));
            } else if (value instanceof List<?> list && BLOCKS.containsKey(name)) {
                for (Object one : list) {
                    if (one instanceof Map<?, ?> element) {
                        hcl.block(BLOCKS.getOrDefault(name, name), () -> members(element));
                    }
                }
            }
        });
    }

    private static Map<String, Object> ordered(String key, Object value, String other, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(other, otherValue);
        return map;
    }

    private static String snake(String name) {
        String known = NAMES.get(name);
        return known != null
                ? known
                : name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT);
    }

    /** A name that Terraform takes: letters, digits, underscores and dashes, and no digit first. */
    private static String identifier(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "delivery_" + plain : plain;
    }
}
