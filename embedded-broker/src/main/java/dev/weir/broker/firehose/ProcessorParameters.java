package dev.weir.broker.firehose;

import dev.weir.broker.firehose.process.MetadataQuery;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** The parameters of one processor. What cannot be is refused with an InvalidArgumentException. */
record ProcessorParameters(Processor processor) {

    private static final Pattern LAMBDA_ARN =
            Pattern.compile("arn:aws[^:]*:lambda:[^:]+:\\d{12}:function:[a-zA-Z0-9-_]+(:[a-zA-Z0-9-_$]+)?");
    private static final int MOST_KEYS = 50;
    private static final int DEFAULT_RETRIES = 3;
    private static final int MOST_RETRIES = 300;
    private static final double DEFAULT_MIB = 1;
    private static final double LEAST_MIB = 0.2;
    private static final double MOST_MIB = 3;
    private static final double MOST_SECONDS = 900;
    private static final double MIB = 1 << 20;

    ProcessorType type() {
        return processor.type();
    }

    private @Nullable String value(ProcessorParameterName name) {
        for (ProcessorParameter parameter : processor.parameters()) {
            if (parameter.parameterName() == name) {
                return parameter.parameterValue();
            }
        }
        return null;
    }

    private String required(ProcessorParameterName name) {
        String value = value(name);
        if (value == null || value.isEmpty()) {
            throw FirehoseErrors.invalid("The " + type() + " processor needs the parameter " + name + ".");
        }
        return value;
    }

    /** Looks at all parameters. */
    void check() {
        switch (type()) {
            case LAMBDA -> {
                lambdaArn();
                retries();
                bufferBytes();
                number(ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS, 60, 0, MOST_SECONDS);
            }
            case METADATA_EXTRACTION -> metadata();
            case RECORD_DE_AGGREGATION -> subRecordDelimiter();
            case DECOMPRESSION -> {
                String format = value(ProcessorParameterName.COMPRESSION_FORMAT);
                if (format != null && !format.equals("GZIP")) {
                    throw FirehoseErrors.invalid("CompressionFormat of the Decompression processor must be GZIP.");
                }
            }
            case CLOUD_WATCH_LOG_PROCESSING -> extractsMessages();
            case APPEND_DELIMITER_TO_RECORD -> {}
            default ->
                throw FirehoseErrors.invalid(
                        "The broker of Weir has no processor of type " + processor.typeAsString() + ".");
        }
    }

    String lambdaArn() {
        String arn = required(ProcessorParameterName.LAMBDA_ARN);
        if (!LAMBDA_ARN.matcher(arn).matches()) {
            throw FirehoseErrors.invalid("LambdaArn " + arn + " is not the ARN of a function.");
        }
        return arn;
    }

    /** The role that the function is called in, or null for that of the destination. */
    @Nullable String roleArn() {
        return value(ProcessorParameterName.ROLE_ARN);
    }

    int retries() {
        return (int) number(ProcessorParameterName.NUMBER_OF_RETRIES, DEFAULT_RETRIES, 0, MOST_RETRIES);
    }

    long bufferBytes() {
        return (long) (MIB * number(ProcessorParameterName.BUFFER_SIZE_IN_M_BS, DEFAULT_MIB, LEAST_MIB, MOST_MIB));
    }

    private double number(ProcessorParameterName name, double otherwise, double least, double most) {
        String value = value(name);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw FirehoseErrors.invalid(name + " must be a number from " + text(least) + " to " + text(most) + ".");
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    String query() {
        return required(ProcessorParameterName.METADATA_EXTRACTION_QUERY);
    }

    /** The query of a MetadataExtraction processor. */
    MetadataQuery metadata() {
        String engine = required(ProcessorParameterName.JSON_PARSING_ENGINE);
        if (!engine.equals("JQ-1.6")) {
            throw FirehoseErrors.invalid("JsonParsingEngine must be JQ-1.6.");
        }
        try {
            MetadataQuery query = MetadataQuery.parse(query());
            if (query.keys().isEmpty() || query.keys().size() > MOST_KEYS) {
                throw FirehoseErrors.invalid(
                        "MetadataExtractionQuery must make an object of 1 to " + MOST_KEYS + " keys.");
            }
            return query;
        } catch (IllegalArgumentException e) {
            throw FirehoseErrors.invalid("MetadataExtractionQuery is invalid: " + e.getMessage());
        }
    }

    boolean extractsMessages() {
        String value = required(ProcessorParameterName.DATA_MESSAGE_EXTRACTION);
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw FirehoseErrors.invalid("DataMessageExtraction must be true or false.");
        }
        return Boolean.parseBoolean(value);
    }

    /** What stands between sub-records, or null if they are JSON. */
    byte @Nullable [] subRecordDelimiter() {
        return switch (required(ProcessorParameterName.SUB_RECORD_TYPE)) {
            case "JSON" -> null;
            case "DELIMITED" -> {
                try {
                    byte[] delimiter = Base64.getDecoder().decode(required(ProcessorParameterName.DELIMITER));
                    if (delimiter.length > 0) {
                        yield delimiter;
                    }
                } catch (IllegalArgumentException e) {
                    // told below
                }
                throw FirehoseErrors.invalid("Delimiter of the RecordDeAggregation processor must be in Base64.");
            }
            default -> throw FirehoseErrors.invalid("SubRecordType must be JSON or DELIMITED.");
        };
    }

    /** As it is configured, or null for a new line. */
    @Nullable String delimiter() {
        return value(ProcessorParameterName.DELIMITER);
    }
}
