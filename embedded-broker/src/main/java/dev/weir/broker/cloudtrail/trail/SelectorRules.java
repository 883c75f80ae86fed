package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.cloudtrail.trail.BasicSelector.DataResource;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;

/** The rules about event selectors (CloudTrail API Reference, PutEventSelectors and the types that it takes). */
final class SelectorRules {

    private static final int MOST_BASIC = 5;
    private static final int MOST_RESOURCES = 250;
    private static final int MOST_VALUES = 500;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_VALUE = 2_048;
    private static final Set<String> BASIC_TYPES =
            Set.of("AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table");
    private static final Set<String> EXCLUDABLE = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");
    private static final Set<String> FIELDS = Set.of(
            "eventCategory",
            "readOnly",
            "eventSource",
            "eventName",
            "eventType",
            "resources.type",
            "resources.ARN",
            "userIdentity.arn",
            "sessionCredentialFromConsole");

    private SelectorRules() {}

    /** @throws AwsException InvalidEventSelectorsException */
    static Selectors of(PutEventSelectorsRequest request) {
        boolean hasBasic =
                request.hasEventSelectors() && !request.eventSelectors().isEmpty();
        boolean hasAdvanced = request.hasAdvancedEventSelectors()
                && !request.advancedEventSelectors().isEmpty();
        if (hasBasic == hasAdvanced) {
            throw invalid("Specify either event selectors or advanced event selectors, and not both.");
        }
        return hasBasic
                ? new Selectors(basic(request.eventSelectors()), List.of())
                : new Selectors(List.of(), advanced(request.advancedEventSelectors()));
    }

    private static List<BasicSelector> basic(List<EventSelector> selectors) {
        if (selectors.size() > MOST_BASIC) {
            throw invalid("A trail can have up to five event selectors.");
        }
        List<BasicSelector> all = selectors.stream().map(SelectorRules::basic).toList();
        int resources = all.stream()
                .flatMap(each -> each.data().stream())
                .mapToInt(each -> each.values().size())
                .sum();
        if (resources > MOST_RESOURCES) {
            throw invalid("A trail can have up to 250 data resources over all of its event selectors.");
        }
        return all;
    }

    private static BasicSelector basic(EventSelector selector) {
        String way = selector.readWriteTypeAsString() == null ? "All" : selector.readWriteTypeAsString();
        if (!Set.of("All", "ReadOnly", "WriteOnly").contains(way)) {
            throw invalid("The ReadWriteType must be All, ReadOnly or WriteOnly.");
        }
        boolean management = selector.includeManagementEvents() == null || selector.includeManagementEvents();
        List<DataResource> data = selector.dataResources().stream()
                .map(each -> new DataResource(each.type() == null ? "" : each.type(), each.values()))
                .toList();
        for (DataResource resource : data) {
            check(resource);
        }
        if (!management && data.isEmpty()) {
            throw invalid("An event selector without management events must name data resources.");
        }
        List<String> excluded = selector.excludeManagementEventSources();
        if (!EXCLUDABLE.containsAll(excluded)) {
            throw invalid("Only " + EXCLUDABLE.stream().sorted().toList() + " can be excluded as event sources.");
        }
        return new BasicSelector(way, management, data, excluded);
    }

    private static void check(DataResource resource) {
        if (!BASIC_TYPES.contains(resource.type())) {
            throw invalid("The data resource type " + resource.type()
                    + " is not supported by event selectors; use advanced event selectors.");
        }
        if (resource.values().isEmpty()) {
            throw invalid("The data resource " + resource.type() + " names no values.");
        }
        String service = resource.type().split("::", -1)[1].toLowerCase(java.util.Locale.ROOT);
        for (String value : resource.values()) {
            if (!value.matches("arn:[a-z-]+:" + service + "(:.*)?") || value.length() > LONGEST_VALUE) {
                throw invalid("The value " + value.substring(0, Math.min(200, value.length()))
                        + " is not an ARN of data resource type " + resource.type() + ".");
            }
        }
    }

    private static List<AdvancedSelector> advanced(List<AdvancedEventSelector> selectors) {
        List<AdvancedSelector> all =
                selectors.stream().map(SelectorRules::advanced).toList();
        int values = all.stream()
                .flatMap(each -> each.fields().stream())
                .mapToInt(FieldSelector::size)
                .sum();
        if (values > MOST_VALUES) {
            throw invalid("A trail can have up to 500 values over all of its advanced event selectors.");
        }
        return all;
    }

    private static AdvancedSelector advanced(AdvancedEventSelector selector) {
        String name = selector.name();
        if (name != null && name.length() > LONGEST_NAME) {
            throw invalid("The name of an advanced event selector has up to 1000 characters.");
        }
        List<FieldSelector> fields =
                selector.fieldSelectors().stream().map(SelectorRules::field).toList();
        if (fields.stream().map(FieldSelector::field).distinct().count() != fields.size()) {
            throw invalid("A field can stand only once in an advanced event selector.");
        }
        String category = only(fields, "eventCategory");
        switch (category) {
            case "Management" -> {
                if (fields.stream().anyMatch(field -> field.field().startsWith("resources."))) {
                    throw invalid("Fields of resources are for data events only.");
                }
            }
            case "Data" -> only(fields, "resources.type");
            default -> throw invalid("The eventCategory must be equal to Management or Data.");
        }
        return new AdvancedSelector(name, fields);
    }

    /** The value of a field that has to be equal to one. */
    private static String only(List<FieldSelector> fields, String name) {
        return fields.stream()
                .filter(field -> field.field().equals(name))
                .filter(field -> field.equals().size() == 1 && field.size() == 1)
                .map(field -> field.equals().getFirst())
                .findFirst()
                .orElseThrow(() ->
                        invalid("An advanced event selector must have the field " + name + " equal to one value."));
    }

    private static FieldSelector field(AdvancedFieldSelector asked) {
        if (asked.field() == null || !FIELDS.contains(asked.field())) {
            throw invalid("The field " + asked.field() + " cannot be selected by.");
        }
        FieldSelector field = new FieldSelector(
                asked.field(),
                asked.equalsValue(),
                asked.startsWith(),
                asked.endsWith(),
                asked.notEquals(),
                asked.notStartsWith(),
                asked.notEndsWith());
        if (field.size() == 0) {
            throw invalid("The field " + asked.field() + " has no values to compare with.");
        }
        if (asked.field().equals("readOnly")
                && (field.size() != field.equals().size()
                        || !Set.of("true", "false").containsAll(field.equals()))) {
            throw invalid("The field readOnly must be equal to true or false.");
        }
        return field;
    }

    private static AwsException invalid(String message) {
        return AwsException.of("InvalidEventSelectorsException", message);
    }
}
