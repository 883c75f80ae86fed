package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;

/** Saying and telling which events a trail is to have. */
record SelectorOperations(Trails trails) {

    List<Operation<?, ?>> all() {
        return List.of(
                new Operation<>("PutEventSelectors", false, false, PutEventSelectorsRequest::builder, this::put),
                new Operation<>("GetEventSelectors", true, false, GetEventSelectorsRequest::builder, this::get));
    }

    private PutEventSelectorsResponse put(PutEventSelectorsRequest request, Call call) {
        trails.changing().lock();
        try {
            Trail trail = trails.toChange(request.trailName(), call);
            Selectors selectors = SelectorRules.of(request);
            trails.save(trail.with(trail.settings().with(selectors)));
            PutEventSelectorsResponse.Builder told = PutEventSelectorsResponse.builder()
                    .trailARN(trail.settings().arn());
            return selectors.basic().isEmpty()
                    ? told.advancedEventSelectors(advanced(selectors)).build()
                    : told.eventSelectors(basic(selectors)).build();
        } finally {
            trails.changing().unlock();
        }
    }

    private GetEventSelectorsResponse get(GetEventSelectorsRequest request, Call call) {
        TrailSettings settings = trails.get(request.trailName(), call).settings();
        GetEventSelectorsResponse.Builder told =
                GetEventSelectorsResponse.builder().trailARN(settings.arn());
        return settings.selectors().basic().isEmpty()
                ? told.advancedEventSelectors(advanced(settings.selectors())).build()
                : told.eventSelectors(basic(settings.selectors())).build();
    }

    private static List<EventSelector> basic(Selectors selectors) {
        return selectors.basic().stream()
                .map(each -> EventSelector.builder()
                        .readWriteType(each.readWrite())
                        .includeManagementEvents(each.management())
                        .dataResources(each.data().stream()
                                .map(data -> DataResource.builder()
                                        .type(data.type())
                                        .values(data.values())
                                        .build())
                                .toList())
                        .excludeManagementEventSources(each.excluded())
                        .build())
                .toList();
    }

    private static List<AdvancedEventSelector> advanced(Selectors selectors) {
        return selectors.advanced().stream()
                .map(each -> AdvancedEventSelector.builder()
                        .name(each.name())
                        .fieldSelectors(each.fields().stream()
                                .map(SelectorOperations::field)
                                .toList())
                        .build())
                .toList();
    }

    private static AdvancedFieldSelector field(FieldSelector field) {
        AdvancedFieldSelector.Builder told = AdvancedFieldSelector.builder().field(field.field());
        if (!field.equals().isEmpty()) {
            told.equalsValue(field.equals());
        }
        if (!field.startsWith().isEmpty()) {
            told.startsWith(field.startsWith());
        }
        if (!field.endsWith().isEmpty()) {
            told.endsWith(field.endsWith());
        }
        if (!field.notEquals().isEmpty()) {
            told.notEquals(field.notEquals());
        }
        if (!field.notStartsWith().isEmpty()) {
            told.notStartsWith(field.notStartsWith());
        }
        if (!field.notEndsWith().isEmpty()) {
            told.notEndsWith(field.notEndsWith());
        }
        return told.build();
    }
}
