package dev.weir.app.delivery.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** What is done with records on their way, between the form and the API. */
final class Processing {

    private static final Set<ProcessorType> OF_THE_FORM = Set.of(
            ProcessorType.DECOMPRESSION,
            ProcessorType.CLOUD_WATCH_LOG_PROCESSING,
            ProcessorType.RECORD_DE_AGGREGATION,
            ProcessorType.LAMBDA,
            ProcessorType.METADATA_EXTRACTION,
            ProcessorType.APPEND_DELIMITER_TO_RECORD);

    private Processing() {}

    /** @param before of a delivery stream that is changed: what the form does not know of it stays; or null */
    static ProcessingConfiguration of(DeliveryDraft draft, @Nullable ProcessingConfiguration before) {
        List<Processor> processors = new ArrayList<>();
        if (draft.is(Flag.DECOMPRESS)) {
            processors.add(
                    processor(ProcessorType.DECOMPRESSION, Map.of(ProcessorParameterName.COMPRESSION_FORMAT, "GZIP")));
            if (draft.is(Flag.EXTRACT_MESSAGES)) {
                processors.add(processor(
                        ProcessorType.CLOUD_WATCH_LOG_PROCESSING,
                        Map.of(ProcessorParameterName.DATA_MESSAGE_EXTRACTION, "true")));
            }
        }
        if (draft.parting().get() != Parting.NONE) {
            processors.add(deaggregation(draft));
        }
        if (draft.is(Flag.LAMBDA)) {
            processors.add(lambda(draft, before));
        }
        if (draft.is(Flag.PARTITION) && !draft.get(Field.QUERY).isEmpty()) {
            Map<ProcessorParameterName, String> parameters = new LinkedHashMap<>();
            parameters.put(ProcessorParameterName.METADATA_EXTRACTION_QUERY, draft.get(Field.QUERY));
            parameters.put(ProcessorParameterName.JSON_PARSING_ENGINE, "JQ-1.6");
            processors.add(processor(ProcessorType.METADATA_EXTRACTION, parameters));
        }
        if (draft.is(Flag.DELIMITER) && !draft.is(Flag.CONVERT)) {
            processors.add(processor(
                    ProcessorType.APPEND_DELIMITER_TO_RECORD, Map.of(ProcessorParameterName.DELIMITER, "\\n")));
        }
        if (before != null) {
            before.processors().stream()
                    .filter(processor -> !OF_THE_FORM.contains(processor.type()))
                    .forEach(processors::add);
        }
        return ProcessingConfiguration.builder()
                .enabled(!processors.isEmpty())
                .processors(processors)
                .build();
    }

    private static Processor deaggregation(DeliveryDraft draft) {
        Map<ProcessorParameterName, String> parameters = new LinkedHashMap<>();
        boolean json = draft.parting().get() == Parting.JSON;
        parameters.put(ProcessorParameterName.SUB_RECORD_TYPE, json ? "JSON" : "DELIMITED");
        if (!json) {
            parameters.put(
                    ProcessorParameterName.DELIMITER,
                    Base64.getEncoder()
                            .encodeToString(
                                    delimiter(draft.text(Field.SUB_DELIMITER).get())
                                            .getBytes(StandardCharsets.UTF_8)));
        }
        return processor(ProcessorType.RECORD_DE_AGGREGATION, parameters);
    }

    private static Processor lambda(DeliveryDraft draft, @Nullable ProcessingConfiguration before) {
        Map<ProcessorParameterName, String> parameters = new LinkedHashMap<>();
        if (before != null) {
            before.processors().stream()
                    .filter(processor -> processor.type() == ProcessorType.LAMBDA)
                    .flatMap(processor -> processor.parameters().stream())
                    .forEach(parameter -> parameters.put(parameter.parameterName(), parameter.parameterValue()));
        }
        parameters.put(ProcessorParameterName.LAMBDA_ARN, draft.get(Field.LAMBDA_ARN));
        parameters.put(
                ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS, String.valueOf(draft.get(Amount.LAMBDA_SECONDS)));
        return processor(ProcessorType.LAMBDA, parameters);
    }

    private static Processor processor(ProcessorType type, Map<ProcessorParameterName, String> parameters) {
        return Processor.builder()
                .type(type)
                .parameters(parameters.entrySet().stream()
                        .map(parameter -> ProcessorParameter.builder()
                                .parameterName(parameter.getKey())
                                .parameterValue(parameter.getValue())
                                .build())
                        .toList())
                .build();
    }

    /** Reads what a delivery stream does. */
    static void read(@Nullable ProcessingConfiguration processing, DeliveryDraft draft) {
        draft.flag(Flag.DELIMITER).set(false);
        if (processing == null || !Boolean.TRUE.equals(processing.enabled())) {
            return;
        }
        for (Processor processor : processing.processors()) {
            switch (processor.type()) {
                case DECOMPRESSION -> draft.flag(Flag.DECOMPRESS).set(true);
                case CLOUD_WATCH_LOG_PROCESSING ->
                    draft.flag(Flag.EXTRACT_MESSAGES)
                            .set("true"
                                    .equalsIgnoreCase(
                                            value(processor, ProcessorParameterName.DATA_MESSAGE_EXTRACTION)));
                case RECORD_DE_AGGREGATION -> readParting(processor, draft);
                case LAMBDA -> readLambda(processor, draft);
                case METADATA_EXTRACTION ->
                    draft.set(Field.QUERY, value(processor, ProcessorParameterName.METADATA_EXTRACTION_QUERY));
                case APPEND_DELIMITER_TO_RECORD -> draft.flag(Flag.DELIMITER).set(true);
                default -> {
                    // Kept as it is.
                }
            }
        }
    }

    private static void readLambda(Processor processor, DeliveryDraft draft) {
        draft.flag(Flag.LAMBDA).set(true);
        draft.set(Field.LAMBDA_ARN, value(processor, ProcessorParameterName.LAMBDA_ARN));
        String seconds = value(processor, ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS);
        if (seconds != null && seconds.matches("\\d{1,4}")) {
            draft.amount(Amount.LAMBDA_SECONDS).set(Integer.parseInt(seconds));
        }
    }

    private static void readParting(Processor processor, DeliveryDraft draft) {
        boolean json = "JSON".equals(value(processor, ProcessorParameterName.SUB_RECORD_TYPE));
        draft.parting().set(json ? Parting.JSON : Parting.DELIMITED);
        String encoded = value(processor, ProcessorParameterName.DELIMITER);
        if (!json && encoded != null) {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            draft.set(Field.SUB_DELIMITER, text.replace("\n", "\\n").replace("\t", "\\t"));
        }
    }

    private static @Nullable String value(Processor processor, ProcessorParameterName name) {
        return processor.parameters().stream()
                .filter(parameter -> parameter.parameterName() == name)
                .map(ProcessorParameter::parameterValue)
                .findFirst()
                .orElse(null);
    }

    /** A delimiter as it is typed: {@code \n} stands for a new line. */
    static String delimiter(String typed) {
        return typed.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
    }
}
