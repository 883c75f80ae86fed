package dev.weir.broker.firehose;

import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DataFormatConversionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SchemaConfiguration;

/** What the conversion of records may be. */
final class ConversionRules {

    private ConversionRules() {}

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if records cannot be converted so */
    static void check(ExtendedS3DestinationConfiguration s3) {
        if (s3.compressionFormat() != CompressionFormat.UNCOMPRESSED) {
            throw FirehoseErrors.invalid(
                    "CompressionFormat must be set to UNCOMPRESSED when data format conversion is enabled.");
        }
        DataFormatConversionConfiguration conversion = s3.dataFormatConversionConfiguration();
        SchemaConfiguration schema = conversion.schemaConfiguration();
        if (schema == null || schema.databaseName() == null || schema.tableName() == null || schema.roleARN() == null) {
            throw FirehoseErrors.invalid(
                    "SchemaConfiguration with RoleARN, DatabaseName and TableName is required when data format conversion"
                            + " is enabled.");
        }
        var input = conversion.inputFormatConfiguration();
        if (input == null || input.deserializer() == null) {
            throw FirehoseErrors.invalid(
                    "InputFormatConfiguration with a Deserializer is required when data format conversion is enabled.");
        }
        if (input.deserializer().openXJsonSerDe() != null
                && input.deserializer().hiveJsonSerDe() != null) {
            throw FirehoseErrors.invalid("Exactly one Deserializer can be given.");
        }
        var output = conversion.outputFormatConfiguration();
        if (output == null
                || output.serializer() == null
                || (output.serializer().parquetSerDe() == null)
                        == (output.serializer().orcSerDe() == null)) {
            throw FirehoseErrors.invalid(
                    "OutputFormatConfiguration with exactly one Serializer is required when data format conversion is"
                            + " enabled.");
        }
    }
}
