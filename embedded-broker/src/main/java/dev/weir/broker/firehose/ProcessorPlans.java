package dev.weir.broker.firehose;

import dev.weir.broker.firehose.process.Delimiter;
import dev.weir.broker.firehose.process.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;

/** Makes processors out of their configuration. */
final class ProcessorPlans {

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if a processor cannot be */
    void check(Processor processor) {
        made(processor);
    }

    /** The names of the keys that queries extract. */
    Set<String> extractedKeys(@Nullable ProcessingConfiguration processing) {
        return Set.of();
    }

    Pipeline of(@Nullable ProcessingConfiguration processing) {
        List<dev.weir.broker.firehose.process.Processor> processors = new ArrayList<>();
        if (processing != null && Boolean.TRUE.equals(processing.enabled())) {
            processing.processors().forEach(processor -> processors.add(made(processor)));
        }
        return new Pipeline(processors);
    }

    private static dev.weir.broker.firehose.process.Processor made(Processor processor) {
        return switch (processor.type()) {
            case APPEND_DELIMITER_TO_RECORD -> Delimiter.of(parameter(processor, ProcessorParameterName.DELIMITER));
            default ->
                throw FirehoseErrors.invalid("The broker of Weir has no processor of type " + processor.type() + ".");
        };
    }

    static @Nullable String parameter(Processor processor, ProcessorParameterName name) {
        for (ProcessorParameter parameter : processor.parameters()) {
            if (parameter.parameterName() == name) {
                return parameter.parameterValue();
            }
        }
        return null;
    }
}
