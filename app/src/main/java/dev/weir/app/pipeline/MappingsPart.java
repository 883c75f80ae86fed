package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Functions that read streams, by ListEventSourceMappings. */
final class MappingsPart implements Part {

    /** The most mappings that are looked at; an account may have very many of queues. */
    private static final int MOST = 1_000;

    private final LambdaClient lambda;

    MappingsPart(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public String subject() {
        return Text.of("Lambda mappings");
    }

    @Override
    public void find(Findings into) {
        lambda.listEventSourceMappingsPaginator(request -> request.maxItems(100)).eventSourceMappings().stream()
                .limit(MOST)
                .forEach(mapping -> add(mapping, into));
    }

    private static void add(EventSourceMappingConfiguration mapping, Findings into) {
        String source = Objects.requireNonNullElse(mapping.eventSourceArn(), "");
        Arns.stream(source).ifPresent(stream -> {
            String function = Arns.function(Objects.requireNonNullElse(mapping.functionArn(), ""));
            String id = FlowNode.function(function);
            into.add(new FlowNode(
                    id,
                    NodeKind.FUNCTION,
                    function,
                    mapping.batchSize() == null ? "" : Text.of("{0} a batch", mapping.batchSize()),
                    mark(mapping),
                    new Place.Stream(stream, Place.Stream.Part.CONSUMERS)));
            String consumer = Arns.consumer(source).orElse(null);
            if (consumer == null) {
                into.link(FlowNode.stream(stream), id);
            } else {
                into.add(ConsumersPart.of(stream, consumer, Mark.NONE));
                into.link(FlowNode.stream(stream), FlowNode.consumer(stream, consumer));
                into.link(FlowNode.consumer(stream, consumer), id);
            }
        });
    }

    private static Mark mark(EventSourceMappingConfiguration mapping) {
        String last = Objects.requireNonNullElse(mapping.lastProcessingResult(), "");
        if (last.startsWith("PROBLEM")) {
            return new Mark(Mark.Level.FAILING, last.replaceFirst("PROBLEM:\\s*", ""));
        }
        String state = Objects.requireNonNullElse(mapping.state(), "");
        return switch (state) {
            case "" -> Mark.NONE;
            case "Enabled" -> new Mark(Mark.Level.FINE, Text.of("Enabled"));
            case "Disabled" -> new Mark(Mark.Level.PAUSED, Text.of("Disabled"));
            default -> new Mark(Mark.Level.CHANGING, state);
        };
    }
}
