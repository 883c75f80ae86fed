package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An advanced event selector: all of its conditions must hold. */
record AdvancedSelector(@Nullable String name, List<FieldSelector> fields) {

    AdvancedSelector {
        fields = List.copyOf(fields);
    }

    boolean matches(Subject event) {
        return fields.stream().allMatch(field -> field.matches(values(event, field.field())));
    }

    private List<String> values(Subject event, String field) {
        return switch (field) {
            case "eventCategory" -> List.of(event.data() ? "Data" : "Management");
            case "readOnly" -> List.of(Boolean.toString(event.readOnly()));
            case "eventSource" -> List.of(event.source());
            case "eventName" -> List.of(event.name());
            case "eventType" -> List.of("AwsApiCall");
            case "userIdentity.arn" -> List.of(event.callerArn());
            case "sessionCredentialFromConsole" -> List.of("false");
            case "resources.type" -> event.resources().stream().map(Named::type).toList();
            case "resources.ARN" ->
                event.resources().stream()
                        .filter(named -> types().isEmpty() || types().contains(named.type()))
                        .map(Named::arn)
                        .toList();
            default -> List.of();
        };
    }

    private List<String> types() {
        return fields.stream()
                .filter(field -> field.field().equals("resources.type"))
                .flatMap(field -> field.equals().stream())
                .toList();
    }

    boolean isOfData() {
        return fields.stream()
                .anyMatch(field ->
                        field.field().equals("eventCategory") && field.equals().contains("Data"));
    }
}
