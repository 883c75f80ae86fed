package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The request that makes a scenario's delivery stream. */
final class DeliveryRequest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/firehose";

    private DeliveryRequest() {}

    static CreateDeliveryStreamRequest of(Delivery delivery, @Nullable String streamArn, @Nullable String functionArn) {
        CreateDeliveryStreamRequest.Builder request = CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(delivery.name())
                .tags(Tag.builder().key(Marks.KEY).value(Marks.VALUE).build())
                .extendedS3DestinationConfiguration(s3(delivery, functionArn));
        if (streamArn == null) {
            return request.deliveryStreamType(DeliveryStreamType.DIRECT_PUT).build();
        }
        return request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN(streamArn).roleARN(ROLE))
                .build();
    }

    private static ExtendedS3DestinationConfiguration s3(Delivery delivery, @Nullable String functionArn) {
        boolean parquet = delivery.format() == Delivery.Format.PARQUET;
        ExtendedS3DestinationConfiguration.Builder s3 = ExtendedS3DestinationConfiguration.builder()
                .bucketARN("arn:aws:s3:::" + delivery.bucket())
                .roleARN(ROLE)
                .prefix(delivery.prefix())
                .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                .bufferingHints(hints -> hints.sizeInMBs(delivery.mebibytes())
                        .intervalInSeconds((int) delivery.every().toSeconds()))
                .compressionFormat(
                        delivery.format() == Delivery.Format.GZIP
                                ? CompressionFormat.GZIP
                                : CompressionFormat.UNCOMPRESSED)
                .cloudWatchLoggingOptions(options -> options.enabled(true)
                        .logGroupName("/aws/kinesisfirehose/" + delivery.name())
                        .logStreamName("DestinationDelivery"));
        if (functionArn != null) {
            s3.processingConfiguration(processing -> processing.enabled(true).processors(lambda(functionArn)));
        } else if (!parquet) {
            s3.processingConfiguration(processing -> processing
                    .enabled(true)
                    .processors(Processor.builder()
                            .type(ProcessorType.APPEND_DELIMITER_TO_RECORD)
                            .build()));
        }
        if (parquet) {
            s3.dataFormatConversionConfiguration(conversion -> conversion
                    .enabled(true)
                    .inputFormatConfiguration(in -> in.deserializer(form -> form.openXJsonSerDe(json -> {})))
                    .outputFormatConfiguration(out -> out.serializer(form -> form.parquetSerDe(each -> {})))
                    .schemaConfiguration(schema -> schema.roleARN(ROLE)
                            .databaseName(TableOfDelivery.DATABASE)
                            .tableName(TableOfDelivery.name(delivery))
                            .region("us-east-1")));
        }
        return s3.build();
    }

    private static Processor lambda(String functionArn) {
        return Processor.builder()
                .type(ProcessorType.LAMBDA)
                .parameters(List.of(
                        parameter(ProcessorParameterName.LAMBDA_ARN, functionArn),
                        parameter(ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS, "1")))
                .build();
    }

    private static ProcessorParameter parameter(ProcessorParameterName name, String value) {
        return ProcessorParameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .build();
    }
}
