package dev.weir.broker.cloudtrail.trail;

import java.util.List;

/** Which events a trail is to have: one kind of selectors or the other; an event is in that one of them matches. */
record Selectors(List<BasicSelector> basic, List<AdvancedSelector> advanced) {

    Selectors {
        basic = List.copyOf(basic);
        advanced = List.copyOf(advanced);
    }

    /** All management events, as a trail has them that was told nothing. */
    static Selectors standard() {
        return new Selectors(List.of(BasicSelector.standard()), List.of());
    }

    boolean matches(Subject event) {
        return basic.stream().anyMatch(each -> each.matches(event))
                || advanced.stream().anyMatch(each -> each.matches(event));
    }

    boolean hasData() {
        return basic.stream().anyMatch(each -> !each.data().isEmpty())
                || advanced.stream().anyMatch(AdvancedSelector::isOfData);
    }

    boolean areCustom() {
        return !equals(standard());
    }
}
